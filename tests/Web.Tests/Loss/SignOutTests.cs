using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Loss;

/// <summary>Who signs out leaves nothing on the device, and loses nothing: unless they said so.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class SignOutTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    [SkippableFact]
    public async Task What_was_drawn_a_moment_before_the_sign_out_is_where_it_was_left_at_the_next_sign_in()
    {
        await using var scene = await Scene.Begin(chromium, product, "signed out");
        await scene.Desk.SignOut();
        await Assertions.Expect(scene.Desk.Page.GetByText("Your work is where you left it.")).ToBeVisibleAsync();
        Assert.Equal("", await Left(scene.Desk.Page));
        Assert.DoesNotContain("annotate", scene.Desk.Page.Url, StringComparison.Ordinal);

        // On another device: nothing is there but what the server has.
        await using var elsewhere = await chromium.NewPerson(product, "signed out, elsewhere");
        await elsewhere.SignIn(new { token = scene.Token });
        var desk = new Desk(elsewhere.Page);
        await desk.Page.GotoAsync("/annotate/work");
        await desk.ReadGuidelines();
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Vertices).ToHaveCountAsync(2);
        await Scene.FinishPolygon(desk);
        await desk.Send();
        await scene.IsWhole();
        elsewhere.HadNoTrouble();
    }

    [SkippableFact]
    public async Task What_cannot_be_sent_is_named_and_stays_until_the_person_lets_it_go()
    {
        await using var scene = await Scene.Begin(chromium, product, "full locker");
        var page = scene.Desk.Page;
        await page.RouteAsync("**/api/me/drafts/*", route => route.FulfillAsync(new() { Status = 409, ContentType = "application/json", Body = """{"status_code":409,"error":"There is no room for it."}""" }));
        var dialog = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Some of your work cannot be sent" });

        await scene.Desk.SignOut();
        await Assertions.Expect(dialog.GetByText("full locker: work from")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText("There is no room for it.")).ToBeVisibleAsync();
        await scene.Person.Shot("asked");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(1);
        await Assertions.Expect(scene.Desk.Vertices).ToHaveCountAsync(2);

        await scene.Desk.SignOut();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign out and discard it" }).ClickAsync();
        await page.Arrives("/login");
        Assert.Equal("", await Left(page));
        scene.Person.HadNoTrouble();
    }

    [SkippableFact]
    public async Task Without_a_network_nobody_is_signed_out_and_nothing_is_cleared()
    {
        await using var scene = await Scene.Begin(chromium, product, "sign-out offline");
        var page = scene.Desk.Page;
        await scene.Person.Context.SetOfflineAsync(true);
        await scene.Desk.SignOut();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out and discard it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "You are still signed in" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await scene.Person.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(1);
        await Assertions.Expect(scene.Desk.Vertices).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task Who_signs_out_in_one_tab_has_left_the_others()
    {
        await using var scene = await Scene.Begin(chromium, product, "two tabs, one sign-out");
        var home = await scene.Person.NewTab();
        await home.GotoAsync("/annotate");
        await new Desk(home).SignOut();
        await scene.Desk.Page.Arrives("/login");
        Assert.Equal("", await Left(home));

        await scene.Person.SignIn(new { token = scene.Token });
        await scene.Desk.Page.GotoAsync("/annotate/work");
        await scene.Desk.ReadGuidelines();
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(1);
        await Assertions.Expect(scene.Desk.Vertices).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task What_a_customer_mends_in_an_answer_outlives_an_error_a_reload_and_a_sign_out()
    {
        await using var scene = await Scene.Begin(chromium, product, "mended");
        await scene.FinishPolygon();
        await scene.Desk.Send();
        await scene.IsWhole();

        await using var customer = await chromium.NewPerson(product, "customer of mended");
        await customer.Join(await product.Invite("mia@zoo.example", "member"), "Mia", new MouseTouch());
        var (desk, page) = (new Desk(customer.Page), customer.Page);
        await page.GotoAsync($"/console/tasks/{scene.Task}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fix…" }).ClickAsync();
        await desk.Picture.Shown();
        await desk.Tool("Box");
        await desk.Picture.Drag((60, 300), (160, 400));
        await page.RouteAsync("**/fix", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = """{"status_code":503,"error":"Come back later."}""" }), new() { Times = 1 });
        await desk.Submit.ClickAsync();
        await Assertions.Expect(page.GetByText("Come back later.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(3);
        await page.ReloadAsync();
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(3);

        await desk.SignOut();
        await page.Arrives("/login");
        Assert.Equal("", await Left(page));
        await customer.SignIn(new { email = "mia@zoo.example", password = Door.Password });
        await page.GotoAsync($"/console/tasks/{scene.Task}");
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(3);
        await desk.Submit.ClickAsync();
        await product.Until($"/v1/task/{scene.Task}", t => t.GetProperty("response").GetProperty("annotations").GetArrayLength() == 3);
        await Assertions.Expect(page.GetByText("The answer is mended")).ToBeVisibleAsync();
        Assert.Equal("", await Left(page));
    }

    /// <summary>Names of what the browser keeps of a person; how the device itself is set up is nobody's.</summary>
    private static Task<string> Left(IPage page) => page.EvaluateAsync<string>("""
        async () => {
          const kept = Object.keys(localStorage).filter((name) => !['scheduler.preferences', 'scheduler.keys'].includes(name));
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise((resolve, reject) => { const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result); asked.onerror = reject; });
            for (const store of db.objectStoreNames) {
              const count = await new Promise((resolve) => { const asked = db.transaction(store).objectStore(store).count(); asked.onsuccess = () => resolve(asked.result); });
              if (count > 0) kept.push(`${name} ${store} ${count}`);
            }
            db.close();
          }
          return kept.join();
        }
        """);
}
