import { send } from '../../api/client';
import type { Body } from '../../api/wire';
import { inTurns } from '../../turns';
import type { Row, Source } from './source';

/** Files on their way at once: more make a browser slow, not the network fast. */
const AT_ONCE = 3;

/** Stores files at the server; each becomes a row with its address. What could not be stored is a row with its error. */
export async function uploadFiles(files: File[], project: string, onProgress: (done: number) => void): Promise<Source> {
  const rows: Row[] = [];
  let done = 0;
  await inTurns(files.length, AT_ONCE, async (i) => {
    rows[i] = await store(files[i]!, i, project);
    onProgress(++done);
  });
  return { name: files.length === 1 ? files[0]!.name : `${files[0]!.name} …`, columns: ['attachment', 'file'], rows };
}

async function store(file: File, i: number, project: string): Promise<Row> {
  const form = new FormData();
  form.append('project_name', project);
  form.append('display_name', file.name);
  form.append('file', file, file.name);
  try {
    const stored = await send<Body<'File'>>('POST', '/v1/files/upload', form);
    return { line: i + 1, values: { attachment: stored.attachment_url, file: file.name } };
  } catch (error) {
    return { line: i + 1, values: { file: file.name }, error: error instanceof Error ? error.message : String(error) };
  }
}
