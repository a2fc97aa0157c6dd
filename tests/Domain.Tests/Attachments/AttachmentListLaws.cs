using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Attachments;

public sealed class AttachmentListLaws
{
    [Theory]
    [InlineData("""{"attachment":"https://a/1.jpg"}""", "$.attachment=https://a/1.jpg")]
    [InlineData("""{"attachments":["https://a/1","words","scaledata://o/f"]}""", "$.attachments[0]=https://a/1", "$.attachments[2]=scaledata://o/f")]
    [InlineData("""{"attachments":[{"type":"image","content":"http://a/1"},{"type":"text","content":"see https://a/2 there"},{"url":"https://a/3","source":"https://a/4"}]}""",
        "$.attachments[0].content=http://a/1", "$.attachments[2].url=https://a/3")]
    [InlineData("""{"context_attachments":[{"attachment":"https://a/1"}],"attachment":"data:,hello"}""", "$.attachment=data:,hello", "$.context_attachments[0].attachment=https://a/1")]
    [InlineData("""{"attachments":[{"type":"website","content":"https://a/1"}]}""")]
    [InlineData("""{"attachment":"some_non_url","other":"https://a/1"}""")]
    [InlineData("""{"attachment":"s3://bucket/key"}""")]
    [InlineData("""{"attachment":"javascript:alert(1)"}""")]
    [InlineData("""{"attachment":{"url":{"url":{"url":{"url":{"url":"https://too/deep"}}}}}}""")]
    [InlineData("""{"attachment":7}""")]
    [InlineData("""[]""")]
    public void Addresses_are_found_where_they_may_stand(string parameters, params string[] found)
    {
        using var document = JsonDocument.Parse(parameters);
        Assert.Equal(found, AttachmentList.Of(new TaskParams(document.RootElement)).Select(a => $"{a.Path}={a.Url}"));
        Assert.Equal(found, AttachmentList.Of(parameters).Select(a => $"{a.Path}={a.Url}"));
    }

    [Theory]
    [InlineData("""{"attachment":"https:\/\/a\/1.jpg"}""")]
    [InlineData("""{"attachment":"DATA:,x"}""")]
    public void The_quick_look_misses_no_spelling_of_an_address(string parameters) => Assert.Single(AttachmentList.Of(parameters));

    [Fact]
    public void What_the_customer_says_it_is_goes_down_to_the_entries()
    {
        const string parameters = """{"attachment_type":"image","attachments":["https://a/1",{"type":"video","url":"https://a/2"}]}""";
        Assert.Equal(["image", "video"], AttachmentList.Of(parameters).Select(a => a.Kind));
    }

    [Theory]
    [InlineData("""{}""", """{"attachments":["https://p/1","https://p/2"]}""", "$.attachments[0]=https://p/1", "$.attachments[1]=https://p/2")]
    [InlineData("""{"attachment":"https://t/1"}""", """{"attachment":"https://p/1","context_attachments":["https://p/2"]}""", "$.attachment=https://t/1", "$.context_attachments[0]=https://p/2")]
    [InlineData("""{"attachment":"words"}""", """{"attachment":"https://p/1"}""")]
    [InlineData("""{"attachment":null}""", """{"attachment":"https://p/1"}""", "$.attachment=https://p/1")]
    [InlineData("""{"attachment":"https://t/1"}""", """{"categories":["https://no/1"]}""", "$.attachment=https://t/1")]
    public void A_task_has_its_own_and_below_them_its_projects(string own, string project, params string[] found)
    {
        foreach (var inherited in new[] { project, AttachmentList.Inheritable(project) })
            Assert.Equal(found, AttachmentList.Of(own, inherited).Select(a => $"{a.Path}={a.Url}"));
    }

    [Fact]
    public void What_is_inherited_is_the_attachments_and_their_kind_and_nothing_else()
    {
        const string project = """{"categories":["cat"],"attachment_type":"image","attachments":[{"url":"https://p/1"}],"instruction":"attachment"}""";
        Assert.Equal("""{"attachment_type":"image","attachments":[{"url":"https://p/1"}]}""", AttachmentList.Inheritable(project));
        Assert.Equal("image", Assert.Single(AttachmentList.Of("""{"attachments":null,"attachment":"https://t/1"}""", """{"attachment_type":"image"}""")).Kind);
    }

    [Theory]
    [InlineData(AttachmentLimits.MaxPerTask)]
    [InlineData(AttachmentLimits.MaxPerTask + 1)]
    public void A_task_has_at_most_so_many(int count)
    {
        var parameters = JsonSerializer.Serialize(new { attachments = Enumerable.Range(0, count).Select(i => $"https://a/{i}") });
        Assert.Equal(AttachmentLimits.MaxPerTask, AttachmentList.Of(parameters).Length);
    }

    [Theory]
    [InlineData("scaledata://org/0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("scaledata://other/0f8fad5b-d9cb-469f-a165-70867728950e", null)]
    [InlineData("scaledata://org/../../etc/passwd", null)]
    [InlineData("scaledata://org", null)]
    public void A_file_is_one_of_the_tasks_own_organization(string url, string? file) =>
        Assert.Equal(file, AttachmentSources.FileOf(url, new OrganizationId("org")));

    [Theory]
    [InlineData("data:image/gif;base64,AAEC", "image/gif", new byte[] { 0, 1, 2 })]
    [InlineData("data:text/plain;charset=utf-8,a%20b", "text/plain;charset=utf-8", new byte[] { 97, 32, 98 })]
    [InlineData("data:,", "text/plain", new byte[0])]
    public void A_data_address_holds_its_bytes(string url, string type, byte[] bytes)
    {
        var data = InlineData.Read(url)!;
        Assert.Equal((type, Convert.ToHexString(bytes)), (data.ContentType, Convert.ToHexString(data.Bytes)));
    }

    [Theory]
    [InlineData("data:image/gif;base64,%%%")]
    [InlineData("data:image/gif;base64,A")]
    [InlineData("data:nothing")]
    public void A_malformed_data_address_holds_nothing(string url) => Assert.Null(InlineData.Read(url));
}
