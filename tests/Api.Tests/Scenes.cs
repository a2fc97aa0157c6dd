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
}
