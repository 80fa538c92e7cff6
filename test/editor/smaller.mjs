// Makes a picture small enough for the package: Chromium itself writes it as WebP.
/** The PNG in `buffer` as WebP, written by a page of its own in the browser of `page`. */
export async function webp(page, buffer) {
  const blank = await page.context().newPage();
  try {
    const encoded = await blank.evaluate(async (png) => {
      const image = new globalThis.Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = new globalThis.OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d').drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return globalThis.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }, buffer.toString('base64'));
    return Buffer.from(encoded, 'base64');
  } finally {
    await blank.close();
  }
}
