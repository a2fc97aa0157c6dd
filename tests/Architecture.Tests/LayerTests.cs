using System.Xml.Linq;
using Xunit;

namespace Scheduler.Tests.Architecture;

public sealed class LayerTests
{
    /// <summary>What each layer may know: the table of docs/architecture.md.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Grains.Interfaces"] = ["Domain"],
        ["Storage"] = ["Domain"],
        ["Outbound"] = ["Domain"],
        ["Grains"] = ["Domain", "Grains.Interfaces", "Outbound", "Storage"],
        ["Checker"] = [],
        ["Web"] = [],
        ["Api"] = ["Domain", "Grains.Interfaces", "Outbound", "Storage", "Web"],
        ["Silo"] = ["Api", "Checker", "Domain", "Grains", "Grains.Interfaces", "Outbound", "Storage", "Web"],
        ["Cli"] = [],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", ".csproj")];

    [Theory, MemberData(nameof(Projects))]
    public void A_layer_refers_only_to_layers_below(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Allowed.ContainsKey(name), $"{name} is not in the table of layers: add it here and in docs/architecture.md.");
        var references = XDocument.Parse(Repository.Text(project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Empty(references.Except(Allowed[name]));
    }

    [Fact]
    public void Domain_refers_to_no_package_but_analyzers_and_geometry()
    {
        // Pure arithmetic on areas: no IO, no clock, no chance. Anything else belongs to a layer above.
        string[] pure = ["NetTopologySuite"];
        var packages = XDocument.Parse(Repository.Text("src/Domain/Domain.csproj")).Descendants("PackageReference")
            .Where(p => p.Attribute("PrivateAssets")?.Value != "all").Select(p => p.Attribute("Include")!.Value);
        Assert.Empty(packages.Except(pure));
    }

    [Fact]
    public void Only_storage_knows_the_databases()
    {
        var leaks = Repository.Files("src", ".cs")
            .Where(f => !f.StartsWith("src/Storage/", StringComparison.Ordinal))
            .Where(f => Repository.Lines(f).Any(l => l.StartsWith("using Npgsql", StringComparison.Ordinal) || l.StartsWith("using Microsoft.Data.Sqlite", StringComparison.Ordinal)));
        Assert.Empty(leaks);
    }

    [Fact]
    public void Only_outbound_opens_connections()
    {
        // Whatever a customer may aim at must pass the one guard.
        string[] openers = ["new HttpClient(", "IHttpClientFactory", "new SocketsHttpHandler", "new TcpClient(", "new SmtpClient("];
        // The command line runs at its user's, who aims it.
        var leaks = Repository.Files("src", ".cs").Where(f => !f.StartsWith("src/Outbound/", StringComparison.Ordinal) && !f.StartsWith("src/Cli/", StringComparison.Ordinal))
            .Where(f => Repository.Lines(f).Any(l => openers.Any(o => l.Contains(o, StringComparison.Ordinal))));
        Assert.Empty(leaks);
    }

    [Fact]
    public void Grains_and_api_use_the_ports_and_not_the_adapters()
    {
        string[] adapters = ["using Scheduler.Storage.Postgres", "using Scheduler.Storage.Sqlite", "using Scheduler.Storage.Relational"];
        // As an executable of its own the API host prepares the database, as the silo does.
        var leaks = Repository.Files("src/Grains", ".cs").Concat(Repository.Files("src/Api", ".cs")).Where(f => f != "src/Api/ApiProcess.cs")
            .Where(f => Repository.Lines(f).Any(l => adapters.Any(a => l.StartsWith(a, StringComparison.Ordinal))));
        Assert.Empty(leaks);
    }
}
