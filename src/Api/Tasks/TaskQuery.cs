using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>The filters of <c>GET /v1/tasks</c>; project and batch are still names.</summary>
internal sealed record TaskQuery(TaskFilter Filter, string? Project, string? Batch, int Limit, int Offset, PageToken? After, bool Limited, bool Attachments)
{
    public static TaskQuery Read(Tenant tenant, QueryFields query)
    {
        LabelTaskStatus? status = null;
        if (query.Text("status") is { } word && (status = TaskStatusWords.Status(word)) is null)
            query.Problems.Add(new("unknown_status", "status", "status must be pending, completed, canceled or error."));
        PageToken? after = null;
        if (query.Text("next_token") is { } token && (after = PageToken.Read(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        var reviews = Reviews(query);
        return new(
            new(tenant)
            {
                Delivery = query.Text("delivery_id") is { } delivery ? new(delivery) : null,
                Status = status,
                Type = query.Text("type"),
                UniqueIds = query.Texts("unique_id"),
                Tags = query.Texts("tags"),
                Reviews = reviews,
                CreatedFrom = query.Time("start_time"),
                CreatedTo = query.Time("end_time"),
                CompletedFrom = query.Time("completed_after"),
                CompletedTo = query.Time("completed_before"),
                UpdatedFrom = query.Time("updated_after"),
                UpdatedTo = query.Time("updated_before"),
            },
            query.Text("project"),
            query.Text("batch"),
            query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage),
            query.Whole("offset", 0, RequestLimits.MaxOffset, 0),
            after,
            query.Flag("limited_response"),
            query.Flag("include_attachment_url"));
    }

    /// <summary>Words separated by commas; one client sends them as one value, another repeats the key.</summary>
    private static ReviewStatus[] Reviews(QueryFields query)
    {
        var reviews = new List<ReviewStatus>();
        foreach (var word in query.Words("customer_review_status"))
            if (!word.All(char.IsAsciiLetter) || !Enum.TryParse<ReviewStatus>(word, ignoreCase: true, out var review))
                query.Problems.Add(new("unknown_status", "customer_review_status", "customer_review_status must be accepted, fixed, commented, rejected or pending."));
            else
                reviews.Add(review);
        return [.. reviews.Distinct()];
    }
}
