using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Kinds;

/// <summary>Every kind of annotation can be made in the browser with the mouse, and what is made is what the server takes and the customer gets.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class KindTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    private static readonly Kind[] All = [.. ShapeKinds.All, .. FormKinds.All];

    public static TheoryData<string> Names => [.. All.Select(k => k.Name)];

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task What_is_made_in_the_browser_is_what_the_customer_gets(string name)
    {
        Chromium.Needed();
        var kind = All.Single(k => k.Name == name);
        // Each kind has its own people: what one test leaves behind comes to nobody else.
        await product.Post("/v1/projects", new { name, type = kind.Type, auto_accept = true, required_skills = new[] { new { name, level = 1 } }, @params = kind.Params });
        await using var person = await chromium.NewPerson(product, name);
        await person.SignIn(new { token = await product.Annotator($"Ann of {name}", name) });
        var desk = new Desk(person.Page);
        await desk.Start();

        var task = await product.Post($"/v1/task/{kind.Type}", await Attached(kind));
        await desk.Begin();
        await kind.Answer(desk);
        await person.Shot("answered");
        await desk.Send();

        var done = await product.Until($"/v1/task/{task.GetProperty("task_id").GetString()}", t => t.GetProperty("status").GetString() != "pending");
        Assert.Equal("completed", done.GetProperty("status").GetString());
        kind.Holds(done.GetProperty("response"));
        person.HadNoTrouble();
    }

    private async Task<object> Attached(Kind kind)
    {
        var address = kind.File is null ? null : await product.Store(kind.File);
        return kind.Type == "textcollection"
            ? new { project = kind.Name, attachments = new[] { address is null ? new { type = "text", content = "Two cats lie in the sun." } : new { type = "image", content = address } } }
            : new { project = kind.Name, attachment = address, attachment_type = kind.Type == "audiotranscription" ? "audio" : "image" };
    }
}
