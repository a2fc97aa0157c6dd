using System.Globalization;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Journey;

/// <summary>Never touches the mouse, and never puts the focus anywhere but by keys.</summary>
internal sealed class KeyboardHands(Person person) : IHands
{
    /// <summary>Further than this nobody should have to go by Tab.</summary>
    private const int MostTabs = 40;

    private readonly KeyTouch _touch = new(person.Page, MostTabs);

    private IPage Page => person.Page;

    public async Task Start()
    {
        await person.Open("/annotate");
        var start = Page.GetByRole(AriaRole.Button, new() { Name = "Start working" });
        await Assertions.Expect(start).ToBeEnabledAsync();
        await _touch.Press(start);
        await Page.Arrives("/annotate/work");
    }

    public async Task ReadGuidelines()
    {
        var read = Page.GetByRole(AriaRole.Button, new() { Name = "Read", Exact = true });
        await _touch.Press(read);
        await Assertions.Expect(read).ToHaveCountAsync(0);
    }

    public async Task Box(string label, Place place)
    {
        await Assertions.Expect(Page.Locator(".canvas-image")).ToBeVisibleAsync();
        var count = await Page.Locator("[data-canvas] .shape").CountAsync();
        await Region("[data-canvas]");
        await Press("b");
        await Press(await Page.Locator("[data-region=labels] button", new() { HasText = label }).GetAttributeAsync("aria-keyshortcuts") ?? throw new InvalidOperationException($"{label} has no key."));
        await Press("Enter");
        await Assertions.Expect(Page.Locator("[data-canvas] .shape")).ToHaveCountAsync(count + 1);
        for (var i = 0; i < 20; i++)
            await Press(place == Place.Left ? "Shift+ArrowLeft" : "Shift+ArrowRight");
        await Press("Alt+Shift+ArrowDown");
    }

    public async Task Attribute(int number, string choice)
    {
        await Select(number);
        await Press("a");
        var answer = Page.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true });
        await Press("Space");
        while (!await answer.IsCheckedAsync())
            await Press("ArrowDown");
    }

    public async Task Link(int from, int to)
    {
        await Select(from);
        await Press("Alt+r");
        await Select(to);
    }

    public Task Count(string question, int count) =>
        _touch.Fill(Page.GetByRole(AriaRole.Spinbutton, new() { Name = question }), count.ToString(CultureInfo.InvariantCulture));

    public Task Finish(string button) => Press("Control+Enter");

    /// <summary>By the list: what the picture shows, for those who do not see it.</summary>
    private async Task Select(int number)
    {
        await Region("[data-region=objects]");
        await _touch.Press(Page.Locator("[data-region=objects] .object-name").Nth(number - 1));
    }

    /// <summary>F6 goes from part to part of the screen.</summary>
    private async Task Region(string selector)
    {
        for (var i = 0; i < 8; i++)
        {
            if (await Page.Locator($"{selector}:focus, {selector} :focus").CountAsync() > 0)
                return;
            await Press("F6");
        }

        throw new InvalidOperationException($"F6 does not reach {selector}.");
    }

    private Task Press(string key) => Page.Keyboard.PressAsync(key);
}
