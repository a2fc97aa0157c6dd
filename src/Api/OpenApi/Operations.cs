namespace Scheduler.Api.OpenApi;

/// <summary>The words of the document, by method and route. A test sees that every route has its words.</summary>
internal static partial class Operations
{
    private static readonly Dictionary<string, Operation> V2 = new()
    {
        ["GET /v2/projects"] = new("Lists the projects.", null, "created_after", "created_before"),
        ["GET /v2/project"] = new("One project.", null, "project_id", "project_name"),
        ["GET /v2/batches"] = new("Lists batches, newest first.", null,
            "project_id", "project_name", "status", "created_after", "created_before", "completed_after", "completed_before", "limit", "next_token", "expand"),
        ["GET /v2/batch"] = new("One batch.", null, "batch_id", "batch_name", "expand"),
        ["POST /v2/batch"] = new("Makes a batch.", """{"name":"week-1","project_name":"animals"}"""),
        ["POST /v2/batch/finalize"] = new("Launches a batch.", """{"batch_name":"week-1"}"""),
        ["POST /v2/batch/pause"] = new("Stops handing out its tasks.", """{"batch_name":"week-1"}"""),
        ["POST /v2/batch/resume"] = new("Hands out its tasks again.", """{"batch_name":"week-1"}"""),
        ["POST /v2/batch/cancel"] = new("Gives a batch up: what nobody has begun is canceled.", """{"batch_name":"week-1"}"""),
        ["POST /v2/batch/metadata"] = new("Replaces the metadata, or lays it over.", """{"batch_name":"week-1","metadata":{"owner":"zoo"},"merge":true}"""),
        ["GET /v2/task"] = new("One task.", null, "task_id", "expand"),
        ["GET /v2/tasks"] = new("Lists tasks, newest first.", null,
            "project_id", "project_name", "batch_id", "batch_name", "status", "completed_after", "completed_before", "limit", "next_token", "expand"),
        ["POST /v2/task/chat"] = new("Makes a task of a chat project.", """{"project_name":"talks","template_variables":{"topic":"cats"}}"""),
        ["POST /v2/task/metadata"] = new("Replaces the metadata, or lays it over.", """{"task_id":"6530c0ffee00000000000abc","metadata":{"a":1}}"""),
        ["GET /v2/annotation"] = new("Not there: annotations are part of the response."),
        ["GET /v2/deliveries"] = new("Lists deliveries, newest first.", null, "project_id", "project_name", "delivered_after", "delivered_before", "expand"),
        ["GET /v2/delivery"] = new("One delivery with its tasks.", null, "delivery_id", "delivery_name", "project_id", "project_name", "limit", "next_token", "expand"),
        ["GET /v2/delivery/tasks"] = new("The tasks of a delivery with their responses.", null,
            "delivery_id", "delivery_name", "project_id", "project_name", "status", "completed_after", "completed_before", "limit", "next_token"),
        ["GET /v2/datasets"] = new("Data sets; this server has none."),
        ["GET /v2/datasets/deliveries"] = new("Deliveries of data sets; this server has none."),
        ["GET /v2/datasets/delivery"] = new("Not there."),
        ["GET /v2/datasets/task"] = new("Not there."),
        ["GET /v2/datasets/tasks"] = new("Not there."),
        ["GET /v2/datasets/task/{task}/response_url/{attachment}"] = new("Not there."),
        ["GET /v2/schema"] = new("Not there."),
    };

    private static readonly Dictionary<string, Operation> Own = new()
    {
        ["POST /api/tasks/bulk"] = new("Makes many tasks: JSON lines, one task a line.", null, "project", "batch", "ids"),
        ["POST /api/annotators"] = new("Makes an annotator; the reply tells the sign-in token, this once.", """{"name":"Ann","role":"labeler","skills":[{"name":"cats","level":3}],"team":true}"""),
        ["GET /api/annotators"] = new("Lists annotators.", null, "limit", "next_token"),
        ["GET /api/annotators/{id}"] = new("One annotator."),
        ["PATCH /api/annotators/{id}"] = new("Changes the fields that are sent.", """{"groups":["night"]}"""),
        ["POST /api/annotators/{id}/disable"] = new("Shuts the person out."),
        ["POST /api/annotators/{id}/enable"] = new("Lets the person in again."),
        ["POST /api/annotators/{id}/token"] = new("A new sign-in token; the old one stops working."),
        ["POST /api/invitations/accept"] = new("Accepts an invitation into a team: with a password the reply is a session, without it tells the sign-in token, this once.",
            """{"invitation":"inv_…","name":"Ann","password":"correct horse battery"}"""),
        ["POST /api/session"] = new("Signs in with a browser: by email and password, by a one-time link, or by an annotator's token.", """{"email":"ann@example.org","password":"correct horse battery"}"""),
        ["GET /api/session"] = new("Who is signed in, and the csrf token."),
        ["DELETE /api/session"] = new("Signs out."),
        ["POST /api/session/password"] = new("Sets the password; other sessions of the person end.", """{"password":"correct horse battery","current":"staple wrong donkey"}"""),
        ["GET /api/me"] = new("What is before the signed-in person today, and what they set for themselves."),
        ["PATCH /api/me"] = new("Changes the fields that are sent.", """{"name":"Ann","locale":"de","time_zone":"Europe/Berlin","shortcuts":{"submit":"ctrl+enter"}}"""),
        ["GET /api/me/history"] = new("The person's own answers, latest first, and what became of them.", null, "limit", "next_token"),
        ["GET /api/me/history/{task}"] = new("The person's own answer to one task, with what it was given for."),
        ["GET /api/me/performance"] = new("The person's own figures, by project.", null, "days"),
        ["POST /api/keys"] = new("Makes a key; the reply tells it, this once.", """{"mode":"live"}"""),
        ["GET /api/keys"] = new("Lists the keys by their public names; never the keys themselves."),
        ["DELETE /api/keys/{id}"] = new("Revokes a key."),
        ["GET /api/callbacks"] = new("Lists callbacks, newest first.", null, "task_id", "batch", "state", "start_time", "end_time", "limit", "next_token"),
        ["GET /api/callbacks/{id}"] = new("One callback with its tries."),
        ["POST /api/callbacks/{id}/redeliver"] = new("Sends a callback again."),
        ["POST /api/callbacks/redeliver"] = new("Sends again what was given up since a time.", """{"failed_since":"2026-01-02T03:04:05.678Z"}"""),
        ["GET /api/callbacks/keys"] = new("What receivers check callbacks by."),
        ["POST /api/callbacks/keys"] = new("New keys for callbacks; the old ones stop at once."),
        ["GET /api/schemas/{name}"] = new("JSON Schema of a valid response of the project's tasks.", null, "version"),
        ["GET /api/projects/{name}/taxonomy-diff"] = new("What changed in the taxonomy between two parameter versions.", null, "from", "to"),
        ["GET /api/projects/{name}/settings"] = new("How the project's tasks are worked on."),
        ["PATCH /api/projects/{name}/settings"] = new("Changes the settings that are sent; running batches obey at once.",
            """{"mode_of_work":"pro","workforce":"platform","sla_tier":"express","consensus_attempts":3,"review_levels":1,"review_share":0.25,"languages":["de"]}"""),
        ["GET /api/batches/{name}"] = new("One batch as those see it who steer the work: its state, times and counts."),
        ["PATCH /api/batches/{name}"] = new("Changes its priority and due time.", """{"priority":50,"due_at":"2026-01-02T03:04:05.678Z"}"""),
        ["POST /api/batches/{name}/pause"] = new("Stops handing out its tasks."),
        ["POST /api/batches/{name}/resume"] = new("Hands out its tasks again."),
        ["POST /api/batches/{name}/cancel"] = new("Gives it up: what nobody has begun is canceled."),
        ["GET /api/batches/{name}/feedback"] = new("What annotators say of the instructions, oldest first.", null, "limit", "next_token"),
        ["POST /api/projects/{name}/archive"] = new("Puts a project away: it takes no new batches and tasks. Brings it back.", """{"archived":true}"""),
        ["POST /api/projects/{name}/calibrated"] = new("Says that the instructions are understood, after a look at a calibration batch.", """{"calibrated":true}"""),
        ["GET /api/projects/{name}/schedule"] = new("When the project is delivered, and by when tasks must be there."),
        ["PUT /api/projects/{name}/schedule"] = new("Sets the schedule of a pro project.", """{"starts_at":"2026-01-05","period_days":7,"submit_lead_hours":48,"weekly_volume":5000,"callback":"https://example.org/delivered"}"""),
        ["DELETE /api/projects/{name}/schedule"] = new("Delivers no more; what was delivered stays."),
        ["GET /api/projects/{name}/deliveries"] = new("The project's deliveries, newest first."),
        ["GET /api/tasks/{id}"] = new("One task with its slots, attempts and events."),
        ["POST /api/projects/{name}/taxonomy-check"] = new("What parameters would change as the next version; stores nothing.", """{"geometries":{"box":{"objects_to_annotate":["cat","dog"]}}}"""),
        ["GET /api/progress"] = new("How many tasks of each project have each status."),
        ["GET /attachments/{organization}/{mode}/{task}/{index}"] = new("An attachment of a task, passed on from where it is, by a signed link; ranges are served.", null, "expires", "signature"),
        ["GET /files/{id}"] = new("The bytes of a file, by a signed link; ranges are served.", null, "expires", "signature"),
    };

    /// <summary>Null for an operation that has no words.</summary>
    public static Operation? Find(string method, string route)
    {
        var key = $"{method} {route}";
        return V1.GetValueOrDefault(key) ?? V2.GetValueOrDefault(key) ?? Own.GetValueOrDefault(key) ?? OfMetrics.GetValueOrDefault(key);
    }
}
