import type { JSX } from 'preact';
import {
  LEAVE,
  LEAVE_WHILE_SAVING,
  LEAVE_WITHOUT_SAVING,
  SAVE_ANYWAY,
  SAVE_OVER,
  STILL_SAVING,
  WHAT_LEAVING_LOSES,
  WHAT_SAVING_REPLACES,
} from '#words/editor';
import { Dialog } from '../parts/dialog';

interface LeaveProps {
  /** Whether the host has been asked to save it, and hasn't answered yet. */
  readonly isSaving: boolean;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asks before somebody leaves a report that isn't saved. */
export const LeaveQuestion = ({ isSaving, onLeave, onStay }: LeaveProps): JSX.Element => (
  <Dialog
    title={isSaving ? LEAVE_WHILE_SAVING : LEAVE_WITHOUT_SAVING}
    action={LEAVE}
    isDangerous={!isSaving}
    onAct={onLeave}
    onCancel={onStay}
  >
    <p>{isSaving ? STILL_SAVING : WHAT_LEAVING_LOSES}</p>
  </Dialog>
);

/** What comes of the question whether to save over another's changes. */
export interface SaveOverProps {
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Asks before a report is saved that somebody has changed since it was opened. */
export const SaveOverQuestion = ({ onSave, onCancel }: SaveOverProps): JSX.Element => (
  <Dialog title={SAVE_OVER} action={SAVE_ANYWAY} isDangerous onAct={onSave} onCancel={onCancel}>
    <p>{WHAT_SAVING_REPLACES}</p>
  </Dialog>
);
