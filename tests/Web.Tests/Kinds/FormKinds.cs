using System.Text.Json;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Kinds;

/// <summary>What is answered in a form, and events along a recording.</summary>
internal static class FormKinds
{
    private const string Question = "What do you see?";

    private static readonly string[] Animals = ["cat", "dog", "horse"];

    public static IEnumerable<Kind> All =>
    [
        Of("text response", new { type = "text", min_length = 3 }, desk => desk.Type(Question, "Two cats, asleep"), """[["Two cats, asleep"]]"""),

        Of("list selection", new { type = "category", choices = Animals, min_choices = 1, max_choices = 2 }, async desk =>
        {
            await desk.Choose(Question, "horse");
            await desk.Choose(Question, "cat");
        }, """[["cat","horse"]]"""),

        Of("tree selection", new { type = "category", choices = new object[] { new { choice = "mammal", subchoices = Animals }, new { choice = "bird", subchoices = new[] { "owl", "crow" } } } }, async desk =>
        {
            await desk.Choose(Question, "bird");
            await desk.Choose(Question, "owl");
        }, """[["owl"]]"""),

        Of("date", new { type = "datetime", min = "2026-01-01", max = "2026-12-31" }, async desk =>
        {
            await desk.Field(Question).GetByRole(AriaRole.Spinbutton).First.ClickAsync();
            await desk.Page.Keyboard.TypeAsync("01312026");
        }, """[["2026-01-31"]]"""),

        Of("linear scale", new { type = "number", min = 1, max = 5, step = 1 }, desk => desk.Choose(Question, "4"), "[[4]]"),

        Of("ranking", new { type = "ranked_choices", choices = Animals }, async desk =>
        {
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Move horse up" }).ClickAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Move horse up" }).ClickAsync();
            await Assertions.Expect(desk.Field(Question).GetByRole(AriaRole.Row).First).ToContainTextAsync("horse");
        }, """[["horse","cat","dog"]]"""),

        new("event", "audiotranscription", new { instruction = "Mark speech.", events_to_annotate = new[] { "speech", "music" } }, "sounds-1.wav", async desk =>
        {
            await desk.Type("Transcript", "Good morning");
            await desk.Label("music");
            await desk.At(0.25);
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Begin an event here" }).ClickAsync();
            await desk.At(0.75);
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "End the event here" }).ClickAsync();
            await Assertions.Expect(desk.Objects).ToHaveCountAsync(1);
        }, response =>
        {
            var marked = Assert.Single(response.GetProperty("events").EnumerateArray());
            Assert.Equal(("music", "range"), (marked.GetProperty("label").GetString(), marked.GetProperty("type").GetString()));
            Assert.Equal(3, marked.GetProperty("end").GetDouble() / marked.GetProperty("start").GetDouble(), 0.2);
            Assert.Equal("Good morning", response.GetProperty("transcript").GetString());
        }),
    ];

    private static Kind Of(string name, object field, Func<Desk, Task> answer, string expected)
    {
        var asked = JsonSerializer.SerializeToNode(field)!;
        (asked["field_id"], asked["title"]) = ("seen", Question);
        return new(name, "textcollection", new { instruction = "Answer the question.", fields = new[] { asked } }, name == "list selection" ? "animals-2.jpg" : null, answer, response =>
        {
            var given = response.GetProperty("annotations").GetProperty("seen");
            Assert.Equal((asked["type"]!.GetValue<string>(), "seen"), (given.GetProperty("type").GetString(), given.GetProperty("field_id").GetString()));
            Assert.Equal(expected, given.GetProperty("response").GetRawText());
        });
    }
}
