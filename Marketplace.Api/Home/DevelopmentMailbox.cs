using Marketplace.Foundation;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Marketplace.Api.Home;

/// <summary>Reads the mails that a development instance writes as files instead of sending them.</summary>
internal sealed class DevelopmentMailbox(IOptions<MailOptions> options)
{
    /// <summary>Mails shown; older ones stay in the directory.</summary>
    internal const int Shown = 50;

    /// <summary>Whether mails are files here, and not sent by SMTP.</summary>
    internal bool Exists => options.Value.SmtpHost.Length == 0;

    /// <summary>The newest mails, newest first.</summary>
    internal async Task<IReadOnlyList<DevelopmentMail>> ListAsync(int count, CancellationToken cancellationToken)
    {
        var directory = new DirectoryInfo(options.Value.Directory);
        if (!Exists || !directory.Exists)
            return [];
        var mails = new List<DevelopmentMail>();
        // Names are ids, which grow with time.
        var files = directory.EnumerateFiles("*.eml").OrderByDescending(file => file.Name, StringComparer.Ordinal);
        foreach (var file in files.Take(count))
        {
            if (await ReadAsync(file, cancellationToken) is { } mail)
                mails.Add(mail);
        }

        return mails;
    }

    /// <summary>One mail; null when it is not there.</summary>
    internal async Task<DevelopmentMail?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(options.Value.Directory, $"{id}.eml"));
        return Exists && file.Exists ? await ReadAsync(file, cancellationToken) : null;
    }

    // A mail that is being written just now has no readable head yet; the next look shows it.
    private static async Task<DevelopmentMail?> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(Path.GetFileNameWithoutExtension(file.Name), out var id))
            return null;
        try
        {
            using var message = await MimeMessage.LoadAsync(file.FullName, cancellationToken);
            return new(
                id,
                message.From.ToString(),
                message.To.ToString(),
                message.Subject ?? "",
                message.Date,
                message.TextBody ?? "",
                message.HtmlBody
            );
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>A mail as its reader would get it.</summary>
/// <param name="Html">Null for a mail of plain text.</param>
public sealed record DevelopmentMail(
    Guid Id,
    string From,
    string To,
    string Subject,
    DateTimeOffset At,
    string Text,
    string? Html
);
