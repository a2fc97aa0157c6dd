/** What the REST API sends and takes, as far as the client reads it. The OpenAPI document types the paths; bodies are described here, once. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface ParamVersion {
  version: number;
  created_at: string;
  [param: string]: Json;
}

export interface Project {
  name: string;
  type: string;
  created_at: string;
  archived?: boolean;
  rapid?: boolean;
  studio?: boolean;
  version: number;
  param_history: ParamVersion[];
}
