using System.Text;
using Scheduler.Api.Accounts;
using Scheduler.Api.Http;
using Scheduler.Domain.Accounts;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Annotators;

/// <summary><c>/api/me/drafts</c>: unsent work that is put here when a person signs out, and taken back when they come again.</summary>
internal static class KeptDraftEndpoints
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("You have no kept draft with that ID.");

    private static readonly ErrorReply BadId = ErrorReply.Invalid(
        new Domain.Problem("bad_format", "id", $"The id of a draft has 1 to {KeptDraftRules.MaxIdLength} letters, digits, - and _."));

    private static readonly ErrorReply TooMany = ErrorReply.Conflict(
        $"You have {KeptDraftRules.MaxPerPerson} kept drafts already; GET /api/me/drafts lists them, DELETE /api/me/drafts/{{id}} lets one go.");

    public static void MapKeptDrafts(this IEndpointRouteBuilder me)
    {
        me.MapGet("/drafts", List);
        me.MapGet("/drafts/{id}", Get);
        me.MapPut("/drafts/{id}", Put);
        me.MapDelete("/drafts/{id}", Delete);
    }

    private static async Task<IResult> List(SignedIn signedIn, IKeptDrafts drafts, TimeProvider time, CancellationToken cancel) =>
        new PageReply<KeptDraftInfo>(await drafts.List(signedIn.Account.Person.Worker.Id, time.GetUtcNow(), cancel), (json, draft) =>
        {
            json.WriteStartObject();
            json.WriteString("id", draft.Id);
            json.WriteString("at", Moment.Write(draft.At));
            json.WriteEndObject();
        }, envelope: null);

    private static async Task<IResult> Get(SignedIn signedIn, PathName id, IKeptDrafts drafts, TimeProvider time, CancellationToken cancel) =>
        await drafts.Find(signedIn.Account.Person.Worker.Id, id.Value, time.GetUtcNow(), cancel) is { } found ? Reply(found, withText: true) : NotFound;

    private static async Task<IResult> Put(SignedIn signedIn, PathName id, RequestBody body, IKeptDrafts drafts, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var text = fields.Text("draft", KeptDraftRules.MaxBytes);
        if (!fields.Has("draft"))
            fields.Add("required", "draft", "Please include a draft, as text.");
        else if (text is not null && Encoding.UTF8.GetByteCount(text) > KeptDraftRules.MaxBytes)
            fields.Add("too_long", "draft", $"draft is over {KeptDraftRules.MaxBytes} bytes.");
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (!KeptDraftRules.IsId(id.Value))
            return BadId;
        var draft = new KeptDraft(id.Value, time.GetUtcNow(), text!);
        return await drafts.Put(signedIn.Account.Person.Worker.Id, draft, cancel) ? Reply(draft, withText: false) : TooMany;
    }

    private static async Task<IResult> Delete(SignedIn signedIn, PathName id, IKeptDrafts drafts, CancellationToken cancel)
    {
        var removed = await drafts.Remove(signedIn.Account.Person.Worker.Id, id.Value, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("removed", removed);
            json.WriteEndObject();
        });
    }

    private static JsonReply Reply(KeptDraft draft, bool withText) => new(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", draft.Id);
        json.WriteString("at", Moment.Write(draft.At));
        if (withText)
            json.WriteString("draft", draft.Text);
        json.WriteEndObject();
    });
}
