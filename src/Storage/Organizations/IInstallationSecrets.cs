namespace Scheduler.Storage.Organizations;

/// <summary>Secrets that all processes of an installation share.</summary>
public interface IInstallationSecrets
{
    /// <summary>The secret of this name; the first who asks makes it.</summary>
    /// <param name="fresh">Used if there is none.</param>
    Task<string> GetOrAdd(string name, string fresh, CancellationToken cancel = default);
}
