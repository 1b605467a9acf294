using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Files of messages and photos of returns over HTTP.</summary>
public static class FileKit
{
    /// <summary>A small PDF, as far as its magic bytes go.</summary>
    public static byte[] Pdf(string text = "Fatura") =>
        Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Title ({text}) >>\nendobj\ntrailer\n<<>>\n%%EOF\n");

    /// <summary>Sends a file.</summary>
    public static Task<HttpResponseMessage> SendFileAsync(
        this SignIn who,
        byte[] content,
        string name = "a.png",
        string type = "image/png"
    )
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return who.Client.PostAsync("/api/v1/files", new MultipartFormDataContent { { file, "file", name } });
    }

    /// <summary>A file that is kept; its id.</summary>
    public static async Task<Guid> UploadAsync(this SignIn who, byte[]? content = null) =>
        (await (await who.SendFileAsync(content ?? TestPictures.Png())).JsonAsync(HttpStatusCode.Created))
            .GetProperty("id")
            .GetGuid();

    /// <summary>Writes about an order, with files.</summary>
    public static Task<HttpResponseMessage> WriteWithFilesAsync(this SignIn who, Guid orderId, params Guid[] fileIds) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            who.SellerId == Guid.Empty
                ? $"/api/v1/orders/{orderId}/messages"
                : $"/api/v1/seller/{who.SellerId}/threads/{orderId}/messages",
            new { body = "Ektedir", fileIds },
            ("Accept-Language", "en")
        );

    /// <summary>Asks for a return of one unit, with photos of it.</summary>
    public static Task<HttpResponseMessage> RequestReturnWithPhotosAsync(
        this SignIn buyer,
        Guid orderId,
        Guid lineId,
        params Guid[] photoIds
    ) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/orders/{orderId}/returns",
            new
            {
                kind = "defective",
                lines = new[]
                {
                    new
                    {
                        lineId,
                        quantity = 1,
                        reasonCode = "broken",
                        photoIds,
                    },
                },
                iban = "TR330006100519786457841326",
            },
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    /// <summary>The addresses of files, in their order.</summary>
    public static string[] Urls(this JsonElement owner, string list = "files") =>
        [.. owner.GetProperty(list).EnumerateArray().Select(f => f.GetProperty("url").GetString()!)];

    /// <summary>What is kept of a file on disk: it and its thumbnail.</summary>
    public static string[] StoredFilesOf(this MarketplaceApp app, Guid fileId)
    {
        var root = app.Services.GetRequiredService<IOptions<MarketplaceOptions>>().Value.DataDirectory;
        var folder = Path.Combine(root, "private-files");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, $"{fileId:N}*", SearchOption.AllDirectories) : [];
    }
}
