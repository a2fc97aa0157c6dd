using System.Text.Json;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Projects;

public sealed class AddressLaws
{
    [Theory]
    [InlineData("https://a/1.jpg")]
    [InlineData("http://10.1.2.3/film.mp4?sig=%20")]
    [InlineData("scaledata://o/f")]
    [InlineData("data:image/png;base64,AA==")]
    [InlineData("s3://bucket/key")]
    [InlineData("GS://bucket/key")]
    public void An_address_is_taken(string address) => Assert.Empty(Check("imageannotation", $$"""{"attachment":"{{address}}"}"""));

    [Theory]
    [InlineData("some_non_url")]
    [InlineData("/pictures/1.jpg")]
    [InlineData("pictures/1.jpg")]
    [InlineData("https:1.jpg")]
    [InlineData("https://a/my cat.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:")]
    [InlineData("C:\\\\cat.jpg")]
    public void Text_that_is_no_address_is_refused_where_something_is_to_be_seen_or_heard(string text)
    {
        foreach (var type in new[] { "imageannotation", "annotation", "segmentannotation", "audiotranscription", "videoplaybackannotation", "laneannotation" })
            Assert.Equal(["attachment"], Check(type, $$"""{"attachment":"{{text}}"}"""));
        foreach (var kind in new[] { "image", "video", "audio" })
            Assert.Equal(["attachment"], Check("categorization", $$"""{"attachment":"{{text}}","attachment_type":"{{kind}}"}"""));
    }

    [Theory]
    [InlineData("categorization", """{"attachment":"a cat"}""")]
    [InlineData("categorization", """{"attachment":"a cat","attachment_type":"text"}""")]
    [InlineData("comparison", """{"attachments":["one","two"]}""")]
    [InlineData("namedentityrecognition", """{"attachment":"Ann lives in Ulm."}""")]
    [InlineData("imageannotation", """{"attachment":""}""")]
    [InlineData("imageannotation", """{"attachment":7}""")]
    [InlineData("videoannotation", """{"attachments":[{"content":"x"}]}""")]
    [InlineData("knitting", """{"attachment":"wool"}""")]
    public void Plain_text_stays_where_it_may_stand(string type, string parameters) => Assert.Empty(Check(type, parameters));

    [Fact]
    public void Every_entry_is_named_and_what_is_inherited_counts()
    {
        Assert.Equal(["attachments[1]", "attachments[3]"], Check("videoannotation", """{"attachments":["https://a/1","b",{"content":"c"},"d"]}"""));
        Assert.Equal(["attachment"], Check("imageannotation", "{}", """{"attachment":"x"}"""));
        Assert.Empty(Check("imageannotation", """{"attachment":"https://a/1"}""", """{"attachment":"x"}"""));
        Assert.Equal(["attachment"], Check("categorization", """{"attachment":"x"}""", """{"attachment_type":"image"}"""));
    }

    private static IEnumerable<string> Check(string type, string own, string inherited = "{}")
    {
        using var ours = JsonDocument.Parse(own);
        using var theirs = JsonDocument.Parse(inherited);
        return AddressRule.Check(type, new TaskParams(ours.RootElement, theirs.RootElement)).Select(p => p.Path);
    }
}
