using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Scheduler.Tests.Api.Callbacks;

/// <summary>The C# receiver of docs/callbacks.md; a test holds the page to this text.</summary>
public static class SampleReceiver
{
    public static void MapReceiver(WebApplication app, string signingKey)
    {
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            if (!Verifies(signingKey, request.Headers["scheduler-signature"].ToString(), body.ToArray()))
                return Results.Unauthorized();

            // Store it under its id and answer; work on it afterwards. The same id may come again.
            var told = JsonDocument.Parse(body.ToArray()).RootElement.GetProperty("event");
            Console.WriteLine($"{told.GetProperty("id")}: {told.GetProperty("kind")}");
            return Results.Ok();
        });
    }

    /// <summary>True when the body was signed under the key within the last five minutes.</summary>
    public static bool Verifies(string key, string header, byte[] body)
    {
        var parts = header.Split(',').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        if (!long.TryParse(parts["t"].FirstOrDefault(), out var time) || Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - time) > 300)
            return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}."), .. body];
        var expected = Encoding.UTF8.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed)));
        return parts["v1"].Any(v => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(v), expected));
    }
}
