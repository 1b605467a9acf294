using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of files in messages and of photos of returns.</content>
public sealed partial class AdminText
{
    private const int Kilobyte = 1024;

    public string ObjectionPhotos => Of(new("Satıcının fotoğrafları", "Photos of the store"));
    public string ContestedReturns => Of(new("Karar bekleyen itirazlı iade", "Contested returns to decide"));

    public string PhotoOf(string what) => Of(new($"Fotoğraf: {what}", $"Photo: {what}"));

    public string PdfOf(int bytes) => Of(LocalizedText.Same($"PDF ({Number(Math.Max(1, bytes / Kilobyte))} KB)"));
}
