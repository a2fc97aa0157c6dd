using System.Text;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Loss;

/// <summary>Somebody with a task in hand looks at another area: the line to the server stays open, and with it their lease; with nothing in hand it ends.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class StationTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Said = "Please come to the desk.";

    [SkippableFact]
    public async Task The_line_outlasts_a_look_at_the_console_while_there_is_a_task_in_hand()
    {
        Chromium.Needed();
        await product.Post("/v1/projects", new
        {
            name = "looked away",
            type = "imageannotation",
            studio = true,
            auto_accept = true,
            @params = new { instruction = "Mark the animals.", geometries = new { box = new { objects_to_annotate = new[] { "cat" } } } },
        });
        var task = (await product.Post("/v1/task/imageannotation", new { project = "looked away", attachment = await product.Store("animals-1.jpg") })).GetProperty("task_id").GetString();
        await using var person = await chromium.NewPerson(product, "looks away");
        await person.EnterAsAdministrator(product, new MouseTouch());
        var id = (await product.Get("/api/annotators?limit=100")).GetProperty("docs").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "admin").GetProperty("id").GetString();

        var lines = new List<IWebSocket>();
        person.Page.WebSocket += (_, socket) =>
        {
            if (socket.Url.Contains("/hubs/annotators", StringComparison.Ordinal))
                lines.Add(socket);
        };
        var desk = new Desk(person.Page);
        await desk.Start();
        await desk.Begin();
        await desk.Picture.Shown();
        await desk.Tool("Box");
        await desk.Picture.Drag((60, 250), (360, 540));
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(1);
        var line = lines[^1];

        await Area("Projects");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Projects" })).ToBeVisibleAsync();
        Assert.False(line.IsClosed);

        // What a manager says comes over that very line, and is shown when the person is back.
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        line.FrameReceived += (_, frame) =>
        {
            if ((frame.Text ?? Encoding.UTF8.GetString(frame.Binary!)).Contains(Said, StringComparison.Ordinal))
                heard.TrySetResult();
        };
        await product.Post($"/api/ops/people/{id}/message", new { text = Said });
        await heard.Task.WaitAsync(Patience);
        await Area("Annotate");
        await Assertions.Expect(desk.Page.GetByText(Said).First).ToBeVisibleAsync();
        await desk.Page.GotoAsync("/annotate/work");
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(1);
        await desk.Send();
        var done = await product.Until($"/api/tasks/{task}", d => d.GetProperty("task").GetProperty("status").GetString() == "completed");
        Assert.Single(done.GetProperty("attempts").EnumerateArray());

        // Nothing in hand: the line ends with the last page that needs it.
        var last = lines[^1];
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        last.Close += (_, _) => closed.TrySetResult();
        await Area("Projects");
        await closed.Task.WaitAsync(Patience);
        person.HadNoTrouble();

        Task Area(string name) => desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Areas" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
    }
}
