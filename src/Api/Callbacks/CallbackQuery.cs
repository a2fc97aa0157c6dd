using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Api.Callbacks;

/// <summary>The filters of <c>GET /api/callbacks</c>; the batch is still a name.</summary>
internal sealed record CallbackQuery(CallbackFilter Filter, string? Batch, int Limit, CallbackCursor? After)
{
    public static CallbackQuery Read(Tenant tenant, QueryFields query)
    {
        CallbackState? state = null;
        if (query.Text("state") is { } word && (state = CallbackWords.State(word)) is null)
            query.Problems.Add(new("unknown_state", "state", "state must be waiting, delivered or failed."));
        CallbackCursor? after = null;
        if (query.Text("next_token") is { } token && (after = CallbackToken.Read(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        return new(
            new(tenant)
            {
                Task = query.Text("task_id") is { } task ? new TaskId(task) : null,
                State = state,
                From = query.Time("start_time"),
                To = query.Time("end_time"),
            },
            query.Text("batch"),
            query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage),
            after);
    }
}
