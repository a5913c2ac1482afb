/** The messages between Microsoft's object model and its host, as @microsoft/office-js 1.1.110 sends them. */

/** 1 makes an object, 2 reads, 3 calls a method, 4 sets a property. */
export type ActionType = 1 | 2 | 3 | 4;

export interface Action {
  readonly Id: number;
  readonly ActionType: ActionType;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** For each argument the path of the object that it is, or 0. */
  readonly ReferencedObjectPathIds?: readonly number[];
}

/** 1 the workbook, 3 by a method, 4 by a property, 5 by an index, 6 by its reference, 7 nothing. */
export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface RequestMessage {
  readonly Body: {
    readonly Actions: readonly Action[];
    readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
  };
}

export interface ResponseMessage {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
  readonly Headers: Readonly<Record<string, string>>;
  readonly Body: {
    readonly Error: { readonly Code: string; readonly Message: string; readonly Location: string; readonly ActionIndex: number } | null;
    readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  } | null;
}

/** In a request's flags: wait until nobody types into a cell. */
export const DELAY_FOR_CELL_EDIT = 64;
