namespace Scheduler.Tests.Web.Hosting;

/// <summary>One real browser for all tests; each person has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const float PatienceMs = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Or must be: then its absence is a failure.</summary>
    public static bool IsThere => ChromiumProgram.Path is not null || ChromiumProgram.Required;

    /// <summary>Skips the test where there is no browser, unless one is required.</summary>
    public static void Needed() =>
        Skip.IfNot(IsThere, "No Chromium in the PATH: install it (Debian: apt-get install chromium), or name it in SCHEDULER_CHROMIUM.");

    public async Task InitializeAsync()
    {
        if (!IsThere)
            return;
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumProgram.Path ?? throw new InvalidOperationException("SCHEDULER_REQUIRE_CHROMIUM=1, and there is no Chromium in the PATH."),
            // Containers are where this runs: Chromium's own sandbox needs rights that they do not give.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Somebody with a browser of their own, signed in to nothing yet.</summary>
    /// <param name="name">For screenshots.</param>
    public async Task<Person> NewPerson(Product product, string name)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = product.Url.ToString(),
            ViewportSize = new() { Width = 1440, Height = 900 },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(PatienceMs);
        return new(context, await context.NewPageAsync(), name);
    }
}


[CollectionDefinition(Name)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>
{
    public const string Name = "chromium";
}
