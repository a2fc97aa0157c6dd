using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Journey;

internal sealed class MouseHands(Person person) : IHands
{
    private readonly Desk _desk = new(person.Page);

    public Task Start() => _desk.Start();

    public Task ReadGuidelines() => _desk.ReadGuidelines();

    public async Task Box(string label, Place place)
    {
        await _desk.Picture.Shown();
        await _desk.Tool("Box");
        await _desk.Label(label);
        await (place == Place.Left ? _desk.Picture.Drag((60, 250), (360, 540)) : _desk.Picture.Drag((490, 260), (770, 550)));
    }

    public async Task Attribute(int number, string choice)
    {
        await Object(number).ClickAsync();
        await _desk.Page.Locator("[data-region=attributes]").GetByText(choice, new() { Exact = true }).ClickAsync();
    }

    public async Task Link(int from, int to)
    {
        await Object(from).ClickAsync();
        await _desk.Tool("Link from the selection");
        await _desk.Page.Locator($"[data-canvas] .shape[aria-label^='{to} ']").ClickAsync(new() { Position = new() { X = 12, Y = 12 } });
    }

    public Task Count(string question, int count) =>
        _desk.Page.GetByRole(AriaRole.Spinbutton, new() { Name = question }).FillAsync(count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task Finish(string button) => _desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private ILocator Object(int number) => _desk.Objects.Nth(number - 1).Locator(".object-name");
}
