using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Http;

/// <summary>Where a customer wants to hear of a change.</summary>
internal static class CallbackUrl
{
    /// <summary>Null when absent, empty (clients send that for none) or wrong. <see cref="CallbackChannels"/> has the last word.</summary>
    public static string? Read(Fields fields, string name)
    {
        if (fields.Text(name, TaskLimits.MaxCallbackUrlLength) is not { Length: > 0 } text)
            return null;
        if (CallbackAddress.ChannelOf(text) != CallbackChannel.Unspecified)
            return text;
        fields.Add("unsupported", name, $"{name} must be an http or https URL, or an e-mail address.");
        return null;
    }
}
