using Scheduler.Api;

namespace Scheduler.Tests.Api.Files;

public class FolderTests
{
    [Fact]
    public void Hosts_that_are_given_one_folder_share_their_files_wherever_they_were_started()
    {
        var folder = Path.Combine(Path.GetTempPath(), "shared");
        var hosts = new[] { "api-1", "api-2" }.Select(name => new ApiSettings("Host=db", "http://127.0.0.1:0", name, new(folder)));
        Assert.All(hosts, h => Assert.Equal(Path.Combine(folder, "files"), h.Records.FilesFolder));
    }
}
