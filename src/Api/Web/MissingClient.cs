namespace Scheduler.Api.Web;

/// <summary>What stands at the client's addresses of a host that was built without it.</summary>
internal static class MissingClient
{
    public const string Page =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Scheduler</title>
        <style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:38rem;margin:12vh auto;padding:0 1.5rem}code{font-size:.95em}</style>
        <h1>The server runs; the web client was not built</h1>
        <p>The API and the annotators' hub work: see <a href="/docs">the API's page</a>.</p>
        <p>To get the client, install Node.js 20.19 or newer with npm on the machine that builds, then build and start again:</p>
        <p><code>dotnet run --project src/Silo</code></p>
        </html>
        """;
}
