namespace Scheduler.Tests.Web.Hosting;

/// <summary>Somebody at a browser: one profile, with its cookies and its storage, and the page that is open in it.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>Screenshots go here, when it is set; where a person stood when a test failed is among them, as the last one.</summary>
    private static readonly string? Shots = Environment.GetEnvironmentVariable("SCHEDULER_SCREENSHOTS");

    /// <summary>What browsers write of requests that failed: the tests of lost networks and servers make such.</summary>
    private static readonly string[] Usual = ["Failed to load resource", "WebSocket connection to", "] Error: Failed to ", "] Error: Connection disconnected", "] Warning: "];

    private readonly List<string> _complaints = [];
    private readonly string _name;

    internal Person(IBrowserContext context, IPage page, string name)
    {
        (Context, Page, _name) = (context, page, name);
        Watch(page);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Signs in as a program would, so that a test of something else begins at once.</summary>
    public async Task SignIn(object credentials)
    {
        var reply = await Context.APIRequest.PostAsync("/api/session", new() { DataObject = credentials });
        Assert.True(reply.Ok, await reply.TextAsync());
    }

    /// <summary>The server forgets the session, and no page hears of it.</summary>
    public async Task EndSession()
    {
        var session = await (await Context.APIRequest.GetAsync("/api/session")).JsonAsync();
        var csrf = session!.Value.GetProperty("csrf").GetString()!;
        var reply = await Context.APIRequest.DeleteAsync("/api/session", new() { Headers = new Dictionary<string, string> { ["X-CSRF-Token"] = csrf } });
        Assert.True(reply.Ok, await reply.TextAsync());
    }

    public Task Open(string path) => Page.GotoAsync(path);

    /// <summary>A further tab of the same profile.</summary>
    public async Task<IPage> NewTab()
    {
        var page = await Context.NewPageAsync();
        Watch(page);
        return page;
    }

    public async Task Shot(string moment)
    {
        if (Shots is not null && Context.Pages is [.., var open])
            await open.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{moment} {_name}.png") });
    }

    /// <summary>The page broke nowhere on the way: no exception, nothing that its content security policy refused.</summary>
    public void HadNoTrouble() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync()
    {
        await Shot("last");
        await Context.CloseAsync();
    }

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !Usual.Any(u => message.Text.Contains(u, StringComparison.Ordinal)))
                _complaints.Add(message.Text);
        };
    }
}
