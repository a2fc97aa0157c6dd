namespace Scheduler.Outbound.Http;

/// <summary>A customer's address leads to where this server does not connect. The message is for the customer.</summary>
public sealed class AddressBlockedException(string message) : Exception(message);
