using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Tests.Api;

/// <summary>Ready-made projects, batches and tasks.</summary>
public static class Scenes
{
    public static readonly string[] Categories = ["cat", "dog"];

    public static async Task<string> Project(this Customer customer, string name = "animals", bool rapid = false, bool team = false, object? parameters = null)
    {
        (await customer.Post("/v1/projects", new { name, type = "categorization", rapid, studio = team, @params = parameters ?? new { categories = Categories } })).Ok();
        return name;
    }

    public static async Task<string> Batch(this Customer customer, string project, string name = "week-1")
    {
        (await customer.Post("/v1/batches", new { project, name, callback = "", calibration_batch = false, self_label_batch = false, metadata = new { } })).Ok();
        return name;
    }

    public static async Task<Answer> Task(this Customer customer, string project, string attachment = "https://example.org/1.jpg", string? unique_id = null) =>
        (await customer.Post("/v1/task/categorization", new { project, attachment, unique_id })).Ok();

    /// <summary>Has a task of the live mode answered, past the hub, by people whom nobody knows, one for each response.</summary>
    public static async Task Answered(this ApiHost host, Customer customer, string task, params string[] responses)
    {
        var grain = host.Grains.GetGrain<ITaskGrain>(GrainKeys.Task(customer.Tenant, new(task)));
        foreach (var response in responses)
        {
            var somebody = new AnnotatorId($"nobody-{Guid.NewGuid():N}");
            var granted = await grain.Grant(new(somebody, Plan.LabelStage, new("claim-" + somebody.Value), null, null, null));
            Assert.Equal(SubmitOutcome.Accepted, (await grain.Submit(new(somebody, granted.Lease!.Token, new("submit-" + somebody.Value), response, null, null, null, null, 0))).Outcome);
        }
    }
}
