using System.Globalization;
using System.Text;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Uploads;

/// <summary>Tables that customers upload in the console.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class UploadTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    /// <summary>More than two pieces of the upload.</summary>
    private const int Rows = 1_203;

    /// <summary>Lines of the file, its header the first: what the page refuses, and what only the server can.</summary>
    private const int Lacking = 400, Taken = 1_100;

    [SkippableFact]
    public async Task A_table_of_many_pieces_is_one_import_whose_errors_are_on_the_lines_of_the_file()
    {
        Chromium.Needed();
        await product.Post("/v1/projects", new { name = "table", type = "categorization", @params = new { categories = new[] { "cat" } } });
        await product.Bulk("table", [new { attachment = "https://example.org/0.jpg", unique_id = $"u{Taken}" }]);
        await using var person = await chromium.NewPerson(product, "uploader");
        await person.Join(await product.Invite("uploader@zoo.example", "member"), "uploader", new MouseTouch());
        var page = person.Page;
        await person.Open("/console/projects/table/upload");

        var table = new StringBuilder("attachment,unique_id\n");
        for (var line = 2; line < Rows + 2; line++)
            table.Append(CultureInfo.InvariantCulture, $"{(line == Lacking ? "" : $"https://example.org/{line}.jpg")},u{line}\n");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Choose files" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table.ToString()) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload 1,202 tasks" }).ClickAsync();

        await Assertions.Expect(page.GetByText("1,201 tasks were made")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2 rows were refused")).ToBeVisibleAsync();
        foreach (var line in new[] { Lacking, Taken })
            await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = line.ToString(CultureInfo.InvariantCulture), Exact = true })).ToBeVisibleAsync();
        var import = Assert.Single((await product.Get("/api/imports")).GetProperty("docs").EnumerateArray());
        Assert.Equal(("completed", 1_201, 1, Rows + 1), (import.GetProperty("state").GetString(), import.GetProperty("created").GetInt32(), import.GetProperty("failed").GetInt32(), import.GetProperty("last_line").GetInt32()));
        Assert.Equal(Taken, import.GetProperty("errors")[0].GetProperty("line").GetInt32());
        person.HadNoTrouble();
    }
}
