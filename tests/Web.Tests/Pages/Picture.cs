namespace Scheduler.Tests.Web.Pages;

/// <summary>The picture that is drawn on, by its own pixels: where they are on the screen is the page's business.</summary>
internal sealed class Picture(IPage page)
{
    private ILocator Image => page.Locator(".canvas-image");

    public Task Shown() => Assertions.Expect(Image).ToBeVisibleAsync();

    /// <summary>From one place to another with the button held down.</summary>
    public async Task Drag((double X, double Y) from, (double X, double Y) to)
    {
        await Move(from);
        await page.Mouse.DownAsync();
        await Move(to, steps: 6);
        await page.Mouse.UpAsync();
    }

    public async Task Click(double x, double y)
    {
        await Move((x, y));
        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();
    }

    /// <summary>Presses and holds, on the way to somewhere.</summary>
    public async Task HalfDrag((double X, double Y) from, (double X, double Y) to)
    {
        await Move(from);
        await page.Mouse.DownAsync();
        await Move(to, steps: 6);
    }

    /// <summary>Takes hold of a handle of what is selected.</summary>
    public async Task DragHandle(string handle, (double X, double Y) to)
    {
        var box = (await page.Locator($"[data-handle='{handle}'] .handle-dot").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await Move(to, steps: 6);
        await page.Mouse.UpAsync();
    }

    private async Task Move((double X, double Y) to, int steps = 1)
    {
        var box = (await Image.BoundingBoxAsync())!;
        var (width, height) = (await Size("width"), await Size("height"));
        await page.Mouse.MoveAsync((float)(box.X + to.X / width * box.Width), (float)(box.Y + to.Y / height * box.Height), new() { Steps = steps });
    }

    private async Task<double> Size(string name) => double.Parse((await Image.GetAttributeAsync(name))!, System.Globalization.CultureInfo.InvariantCulture);
}
