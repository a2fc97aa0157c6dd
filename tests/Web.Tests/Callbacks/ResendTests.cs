using Scheduler.Tests.Support.Callbacks;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Callbacks;

/// <summary>A customer whose endpoint was down for longer than callbacks are tried has them sent again, from the page that lists them.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ResendTests(Chromium chromium)
{
    private const string Project = "told";

    /// <summary>What twenty tries over a day leave behind.</summary>
    private static string GivenUp => $"""
        UPDATE outbox SET outcome = 2, tries = 20, done_at = {DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds()}, leased_by = NULL, leased_until = NULL
        """;

    [SkippableFact]
    public async Task What_was_given_up_is_sent_again_one_by_one_and_all_at_once()
    {
        Chromium.Needed();
        await using var receiver = new Receiver(_ => 503);
        await using var product = await Product.Start(("Scheduler__Outbound__AllowedNetworks__0", "127.0.0.1/32"));
        await using var carla = await chromium.NewPerson(product, "Carla");
        await carla.EnterAsAdministrator(product, new MouseTouch());
        await Answer(product, receiver.Url, carla);
        Assert.Equal(2, await product.Rewrite(GivenUp));
        receiver.Answer = _ => 200;

        var page = carla.Page;
        await carla.Open("/console/callbacks?state=failed");
        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.GetByText("Given up")).ToHaveCountAsync(2);
        await carla.Shot("callbacks given up");

        // One alone: it leaves the list of those that were given up.
        await rows.First.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await product.Until("/api/callbacks?state=delivered", found => found.GetProperty("docs").GetArrayLength() == 1);

        // What is left, by the time at which it was given up.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again what was given up…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 callback is on its way")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("No callbacks")).ToBeVisibleAsync();
        await product.Until("/api/callbacks?state=delivered", found => found.GetProperty("docs").GetArrayLength() == 2);

        // Both arrived, each with the event that it told of before.
        var arrived = receiver.All.Where(r => r.Status == 200).Select(r => r.Event).ToArray();
        Assert.Equal(2, arrived.Length);
        Assert.Equal(receiver.All.Where(r => r.Status == 503).Select(r => r.Event).Distinct().Order(), arrived.Order());
        await carla.Open("/console/callbacks");
        await Assertions.Expect(page.Locator("tbody tr").GetByText("Delivered")).ToHaveCountAsync(2);
        carla.HadNoTrouble();
    }

    /// <summary>Two tasks answered, and each told of once to somebody who does not listen.</summary>
    private static async Task Answer(Product product, Uri receiver, Person person)
    {
        await product.Post("/v1/projects", new { name = Project, type = "categorization", studio = true, auto_accept = true, @params = new { instruction = "Which animal?", categories = new[] { "cat", "dog" } } });
        for (var n = 1; n <= 2; n++)
            await product.Post("/v1/task/categorization", new { project = Project, attachment = await product.Store($"animals-{n}.jpg"), attachment_type = "image", callback_url = $"{receiver}{n}" });
        var desk = new Desk(person.Page);
        await desk.Start();
        await desk.Begin();
        await desk.Page.GetByText("cat", new() { Exact = true }).First.ClickAsync();
        await desk.Submit.ClickAsync();
        await product.Until("/v1/tasks?status=completed", found => found.GetProperty("docs").GetArrayLength() == 1);
        await desk.Look();
        await desk.Page.GetByText("dog", new() { Exact = true }).First.ClickAsync();
        await desk.Send();
        await product.Until("/api/callbacks", found => found.GetProperty("docs").EnumerateArray().Count(row => row.GetProperty("tries").GetInt32() >= 1) == 2);
    }
}
