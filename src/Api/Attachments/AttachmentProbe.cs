using System.Net.Http.Headers;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Outbound.Http;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Attachments;

/// <summary>Looks whether an attachment is there, and of what type and size; never throws for what it finds.</summary>
internal sealed class AttachmentProbe(OutboundHttp http, IFileRows files, TimeProvider time)
{
    private readonly HostRest _hosts = new(time);

    public async Task<AttachmentFinding> Look(Tenant tenant, Attachment attachment, CancellationToken cancel)
    {
        var finding = await LookAt(tenant, attachment, cancel);
        AttachmentMeter.Looked(finding.Verdict);
        return finding;
    }

    private async Task<AttachmentFinding> LookAt(Tenant tenant, Attachment attachment, CancellationToken cancel) => attachment.Source switch
    {
        AttachmentSource.File => await LookAtFile(tenant, attachment, cancel),
        AttachmentSource.Inline => InlineData.Read(attachment.Url) is { Bytes.Length: > 0 } ? AttachmentFinding.Good : AttachmentFinding.Bad("Its data: address is empty or malformed."),
        _ => await LookAtWeb(attachment, cancel),
    };

    private async Task<AttachmentFinding> LookAtFile(Tenant tenant, Attachment attachment, CancellationToken cancel)
    {
        var file = AttachmentSources.FileOf(attachment.Url, tenant.Organization) is { } id ? await files.Get(tenant, id, cancel) : null;
        return file switch
        {
            null => AttachmentFinding.Bad("There is no such file.", StatusCodes.Status404NotFound),
            { State: FileState.Ready } => AttachmentRule.Judge(attachment.Kind, StatusCodes.Status200OK, file.MimeType, file.Size),
            { State: FileState.Waiting } => AttachmentFinding.Later("The file is still being imported."),
            _ => AttachmentFinding.Bad("The file could not be imported. " + file.Error),
        };
    }

    private async Task<AttachmentFinding> LookAtWeb(Attachment attachment, CancellationToken cancel)
    {
        var uri = new Uri(attachment.Url);
        if (_hosts.Rests(uri.Authority))
            return AttachmentFinding.Later("Its server did not answer.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(AttachmentLimits.TrySeconds));
        try
        {
            // A GET of the first byte: links that are signed for one method do not take a HEAD.
            using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { Range = new RangeHeaderValue(0, 0) } };
            using var response = await http.Send(request, [], limit.Token);
            _hosts.Answered(uri.Authority);
            var headers = response.Content.Headers;
            return (int)response.StatusCode == StatusCodes.Status416RangeNotSatisfiable
                ? AttachmentFinding.Bad("It is empty.", StatusCodes.Status200OK)
                : AttachmentRule.Judge(attachment.Kind, (int)response.StatusCode, headers.ContentType?.ToString(), headers.ContentRange is { } range ? range.Length : headers.ContentLength);
        }
        catch (AddressBlockedException)
        {
            return AttachmentFinding.Bad("Its address leads to where this server does not connect.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            _hosts.Failed(uri.Authority);
            return AttachmentFinding.Later($"Its server did not answer within {AttachmentLimits.TrySeconds} s.");
        }
        catch (HttpRequestException)
        {
            _hosts.Failed(uri.Authority);
            return AttachmentFinding.Later("Its server could not be reached.");
        }
    }
}
