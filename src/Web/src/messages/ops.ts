import { batchesMessages } from './ops/batches';
import { commonMessages } from './ops/common';
import { groupsMessages } from './ops/groups';
import { liveMessages } from './ops/live';
import { logMessages } from './ops/log';
import { peopleMessages } from './ops/people';
import { personMessages } from './ops/person';
import { qualityMessages } from './ops/quality';
import { tasksMessages } from './ops/tasks';
import { trendsMessages } from './ops/trends';
import { textOf } from './text';

/** Words of the managers' pages, each in the file of its page. */
export const opsMessages = {
  ...commonMessages,
  ...liveMessages,
  ...trendsMessages,
  ...batchesMessages,
  ...tasksMessages,
  ...groupsMessages,
  ...peopleMessages,
  ...personMessages,
  ...qualityMessages,
  ...logMessages,
};

export const useText = textOf(opsMessages);
export type OpsMessage = keyof typeof opsMessages;
