using System.Text.RegularExpressions;

namespace Scheduler.Tests.Web.Pages;

/// <summary>Never touches the mouse, and never puts the focus anywhere but by keys: Tab from part to part, arrows within lists, menus, trees and tables.</summary>
/// <param name="mostTabs">Further than this nobody should have to go by Tab; by default once around the longest page.</param>
internal sealed class KeyTouch(IPage page, int mostTabs = 200) : ITouch
{
    /// <summary>The longest way within a list, a menu, a tree or a table.</summary>
    private const int MostArrows = 60;

    /// <summary>Where the focus stands against what is wanted: on it, within its list or its row, or elsewhere.</summary>
    private const string Where = """
        wanted => {
          const now = document.activeElement;
          if (wanted === now) return 'there';
          const row = wanted.closest('[role=row]');
          if (row && row !== wanted && row.closest('[role=grid]') && row.contains(now)) return 'row';
          return wanted.closest('[role=menu], [role=listbox], [role=treegrid], [role=grid]')?.contains(now) ? 'list' : 'elsewhere';
        }
        """;

    public async Task Press(ILocator control)
    {
        await Reach(control);
        await Key("Enter");
    }

    public async Task Fill(ILocator field, string words)
    {
        await Reach(field);
        await Key("Control+a");
        await page.Keyboard.TypeAsync(words);
    }

    public async Task Choose(ILocator group, string name)
    {
        var wanted = group.GetByRole(AriaRole.Radio, new() { NameRegex = new("^" + Regex.Escape(name)) });
        await Tabs(() => group.EvaluateAsync<bool>("g => g.contains(document.activeElement)"), group);
        for (var i = 0; !await wanted.IsCheckedAsync(); i++)
        {
            Assert.True(i < MostArrows, $"Arrows do not reach {wanted}.");
            await Key("ArrowDown");
        }
    }

    public async Task Tick(ILocator group, string name, bool on)
    {
        var box = group.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });
        if (await box.IsCheckedAsync() == on)
            return;
        await Reach(box);
        await Key("Space");
    }

    private async Task Reach(ILocator wanted)
    {
        await wanted.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        // A list that opens takes the focus by itself, a moment later.
        if (await wanted.EvaluateAsync<bool>("w => w.closest('[role=menu], [role=listbox]') !== null"))
            await Assertions.Expect(page.Locator("[role=menu] :focus, [role=listbox] :focus, [role=menu]:focus, [role=listbox]:focus").First).ToBeAttachedAsync();
        string? at = null;
        await Tabs(async () => (at = await wanted.EvaluateAsync<string>(Where)) != "elsewhere", wanted);
        for (var i = 0; at != "there"; i++)
        {
            Assert.True(i < MostArrows, $"Arrows do not reach {wanted}.");
            await Key(at == "row" ? "ArrowRight" : i == 0 ? "Home" : "ArrowDown");
            at = await wanted.EvaluateAsync<string>(Where);
        }
    }

    private async Task Tabs(Func<Task<bool>> there, ILocator wanted)
    {
        for (var i = 0; !await there(); i++)
        {
            Assert.True(i < mostTabs, $"Tab does not reach {wanted}.");
            await Key("Tab");
        }
    }

    private Task Key(string key) => page.Keyboard.PressAsync(key);
}
