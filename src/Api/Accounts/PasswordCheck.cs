using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Scheduler.Api.Accounts;

/// <summary>Hashes and compares passwords, as many at once as there are cores: each costs a tenth of a second of one.</summary>
internal sealed class PasswordCheck : IDisposable
{
    /// <summary>Rounds of PBKDF2 with SHA-512. Older hashes are renewed when their password is used.</summary>
    private const int Rounds = 210_000;

    private readonly PasswordHasher<PasswordCheck> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly Lazy<string> _nobodys;

    public PasswordCheck() => _nobodys = new(() => _hasher.HashPassword(this, "the password of nobody"));

    public Task<string> Hash(string password, CancellationToken cancel) => Alone(() => _hasher.HashPassword(this, password), cancel);

    /// <summary>Takes as long without a hash as with one, so that nobody can tell by the time who has an account.</summary>
    public async Task<PasswordVerificationResult> Verify(string? hash, string password, CancellationToken cancel)
    {
        var result = await Alone(() => _hasher.VerifyHashedPassword(this, hash ?? _nobodys.Value, password), cancel);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }

    public void Dispose() => _cores.Dispose();

    private async Task<T> Alone<T>(Func<T> work, CancellationToken cancel)
    {
        await _cores.WaitAsync(cancel);
        try
        {
            return work();
        }
        finally
        {
            _cores.Release();
        }
    }
}
