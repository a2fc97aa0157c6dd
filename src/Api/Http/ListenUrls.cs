namespace Scheduler.Api.Http;

/// <summary>The option <c>--urls</c> of both hosts.</summary>
public static class ListenUrls
{
    /// <summary>What is wrong with a list of addresses separated by semicolons, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
                yield return $"--urls: '{url}' is not an http or https address.";
            else if (uri.PathAndQuery != "/")
                yield return $"--urls: '{url}' has a path: name host and port alone.";
    }
}
