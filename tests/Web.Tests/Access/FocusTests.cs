using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Access;

/// <summary>What has the focus is seen, also where a form is longer than the screen.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class FocusTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    private const int Questions = 30;

    [SkippableFact]
    public async Task A_form_longer_than_the_screen_follows_the_focus_and_the_page_stands()
    {
        Chromium.Needed();
        var fields = Enumerable.Range(1, Questions).Select(n => new { type = "category", field_id = $"q{n}", title = $"Question {n}", choices = new[] { "yes", "no" } });
        await product.Post("/v1/projects", new { name = "long", type = "textcollection", studio = true, auto_accept = true, @params = new { instruction = "Answer.", fields } });
        await product.Post("/v1/task/textcollection", new { project = "long", attachments = new[] { new { type = "text", content = "A page of questions." } } });
        await using var carla = await chromium.NewPerson(product, "Carla");
        await carla.EnterAsAdministrator(product, new MouseTouch());
        var desk = new Desk(carla.Page);
        await desk.Start();
        await desk.Begin();

        var question = carla.Page.GetByRole(AriaRole.Group, new() { NameRegex = new($"^Question {Questions} ") });
        var last = question.GetByRole(AriaRole.Checkbox).First;
        for (var i = 0; i < 4 * Questions && !await last.EvaluateAsync<bool>("r => r === document.activeElement"); i++)
            await carla.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(last).ToBeFocusedAsync();
        await Assertions.Expect(question.GetByText("yes")).ToBeInViewportAsync();
        Assert.True(await carla.Page.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight"), "The page scrolls behind its own form.");
        carla.HadNoTrouble();
    }
}
