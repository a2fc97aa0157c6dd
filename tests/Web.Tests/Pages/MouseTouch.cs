namespace Scheduler.Tests.Web.Pages;

internal sealed class MouseTouch : ITouch
{
    public Task Press(ILocator control) => control.ClickAsync();

    public Task Fill(ILocator field, string words) => field.FillAsync(words);

    public Task Choose(ILocator group, string name) => group.GetByText(name, new() { Exact = true }).ClickAsync();

    public Task Tick(ILocator group, string name, bool on) => group.Locator("label", new() { HasTextString = name }).SetCheckedAsync(on);
}
