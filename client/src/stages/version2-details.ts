/** What is set on a stage of an HTTP or WebSocket API, beside its address and deployment. */
import type { Version2RouteSettings, Version2Stage } from '../../../protocol/live.js';
import type { DetailNode } from './nodes.js';
import { accessLogRow, dateRows, mapRow, onOff, row, settingsRow } from './rows.js';

/** The rows below a stage of an HTTP or WebSocket API. */
export function version2Details(stage: Version2Stage, now: Date): DetailNode[] {
  const { AccessLogSettings: log, DefaultRouteSettings: all, RouteSettings = {} } = stage;
  return [
    ...row('Managed by', stage.ApiGatewayManaged === true ? 'API Gateway (quick create)' : undefined, 'lock'),
    ...row('Auto-deploy', stage.AutoDeploy === true ? 'on' : 'off', 'sync'),
    ...row('Last deployment', stage.LastDeploymentStatusMessage, 'info'),
    ...row('Description', stage.Description, 'note'),
    ...mapRow('Variables', stage.StageVariables, 'symbol-variable'),
    accessLogRow(log?.DestinationArn, log?.Format),
    ...(all === undefined ? [] : [routeRow('All routes', 'DefaultRouteSettings', all)]),
    ...Object.entries(RouteSettings)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, settings]) => routeRow(key, key, settings)),
    ...row('Client certificate', stage.ClientCertificateId, 'key'),
    ...mapRow('Tags', stage.Tags, 'tag'),
    ...dateRows(stage.CreatedDate, stage.LastUpdatedDate, now),
  ];
}

function routeRow(label: string, whole: string, settings: Version2RouteSettings): DetailNode {
  return settingsRow(
    label,
    whole,
    {
      logging: settings.LoggingLevel,
      burst: settings.ThrottlingBurstLimit,
      rate: settings.ThrottlingRateLimit,
    },
    [
      ...onOff('Full request and response logs', settings.DataTraceEnabled),
      ...onOff('Detailed metrics', settings.DetailedMetricsEnabled),
    ],
  );
}
