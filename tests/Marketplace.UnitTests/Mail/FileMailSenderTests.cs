using System.Runtime.Versioning;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Marketplace.UnitTests.Mail;

/// <summary>Mails as they leave, read back from the files of a development host.</summary>
public sealed class FileMailSenderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mails-");

    private readonly MailOptions _options = new() { From = "Pazar <no-reply@example.com>" };

    [Fact]
    public async Task Send_WithHtml_HasBothFormsAndTheHeadersOfAnAutomaticMail()
    {
        _options.ReplyTo = "Destek <support@example.com>";
        using var mail = await SendAsync(
            Mail() with
            {
                UnsubscribeUrl = "https://api.example.com/unsubscribe?token=t",
            }
        );
        Assert.Equal("multipart/alternative", mail.Body!.ContentType.MimeType);
        Assert.Equal("Düz metin", mail.TextBody!.Trim());
        Assert.Equal("<p>Şık</p>", mail.HtmlBody!.Trim());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("support@example.com", Assert.Single(mail.ReplyTo.Mailboxes).Address);
        Assert.Equal("<https://api.example.com/unsubscribe?token=t>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.EndsWith("@example.com", mail.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AboutTheAccountWithoutReplyTo_HasNoWayOutAndNoReplyTo()
    {
        using var mail = await SendAsync(Mail());
        Assert.Empty(mail.ReplyTo);
        Assert.Null(mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Null(mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Send_SubjectWithLineBreaks_AddsNoHeader()
    {
        using var mail = await SendAsync(Mail("Siparişiniz\r\nBcc: all@example.com\r\n\r\nBody"));
        Assert.Empty(mail.Bcc);
        Assert.Equal("Düz metin", mail.TextBody!.Trim());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Send_ToANewDirectory_IsReadableByTheOwnerOnly()
    {
        _options.Directory = Path.Combine(_directory.FullName, "mails");
        using var mail = await SendAsync(Mail());
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(_options.Directory));
        Assert.Equal(
            (UnixFileMode)0b110_000_000,
            File.GetUnixFileMode(Directory.GetFiles(_options.Directory).Single())
        );
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Send_ToADirectoryThatIsThere_LeavesItsRights()
    {
        File.SetUnixFileMode(_directory.FullName, (UnixFileMode)0b111_101_101);
        using var mail = await SendAsync(Mail());
        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(_directory.FullName));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_directory.GetFiles().Single().FullName));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static Draft Mail(string subject = "Konu") => new(subject, null);

    private async Task<MimeMessage> SendAsync(Draft draft)
    {
        if (_options.Directory.Length == 0)
            _options.Directory = _directory.FullName;
        var mail = new QueuedMail
        {
            Id = Guid.CreateVersion7(),
            To = "ayse@example.com",
            Subject = draft.Subject,
            Body = "Düz metin",
            Html = "<p>Şık</p>",
            UnsubscribeUrl = draft.UnsubscribeUrl,
        };
        var sender = new FileMailSender(Options.Create(_options), NullLogger<FileMailSender>.Instance);
        await sender.SendAsync(mail, TestContext.Current.CancellationToken);
        return await MimeMessage.LoadAsync(
            Path.Combine(_options.Directory, $"{mail.Id}.eml"),
            TestContext.Current.CancellationToken
        );
    }

    private sealed record Draft(string Subject, string? UnsubscribeUrl);
}
