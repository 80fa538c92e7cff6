# The check in a container, of this checkout:
#   docker build --tag apigateway-stages .
#   docker run --rm --volume "$PWD:/src:ro" apigateway-stages check infra
FROM node:22-alpine AS package
WORKDIR /checkout
COPY . .
# npm builds before it packs, and installs for that what the lockfile says.
RUN mkdir /package && npm pack --pack-destination /package

FROM node:22-alpine
RUN --mount=type=bind,from=package,source=/package,target=/package \
    npm install --global --offline --no-audit --no-fund /package/*.tgz
USER node
WORKDIR /src
ENTRYPOINT ["apigateway-stages"]
CMD ["check"]
