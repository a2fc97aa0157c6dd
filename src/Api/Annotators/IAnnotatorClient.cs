using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>What the server calls on an annotator's client.</summary>
public interface IAnnotatorClient
{
    /// <summary>One message of the person's stream; a gap in its sequence, or another epoch, means: resume.</summary>
    Task Message(HubMessage message);
}
