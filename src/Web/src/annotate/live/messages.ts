import type { Body } from '../../api/wire';

/** What is said over the annotators' hub: docs/hub.md. */
export type Assignment = Body<'Assignment'>;
export type StreamPoint = Body<'StreamPoint'>;
export type HubMessage = Body<'HubMessage'>;
export type Standing = Body<'Standing'>;
export type ResumeReply = Body<'ResumeReply'>;
export type ProjectResult = Body<'ProjectResult'>;
export type SubmitMessage = Body<'SubmitMessage'>;
export type SubmitResult = Body<'SubmitResult'>;

/** What a person can wish for; `busy` comes by itself. */
export type Activity = Exclude<Standing['activity'], 'busy'>;
