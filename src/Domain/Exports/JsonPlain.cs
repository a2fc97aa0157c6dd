using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scheduler.Domain.Exports;

internal static class JsonPlain
{
    /// <summary>Never part of an HTML page, so nothing but what JSON demands is escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
