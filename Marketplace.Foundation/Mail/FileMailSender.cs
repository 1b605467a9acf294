using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Development sender: writes one .eml file per mail.</summary>
/// <remarks>Mails hold links that change passwords: only the owner of the process may read the files, and the log names
/// the file, not the link.</remarks>
public sealed class FileMailSender(IOptions<MailOptions> options, ILogger<FileMailSender> logger) : IMailSender
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        MakeDirectory(options.Value.Directory);
        var path = Path.Combine(options.Value.Directory, $"{mail.Id}.eml");
        using var message = MimeMail.From(mail, options.Value);
        await using (var file = new FileStream(path, Writing()))
            await message.WriteToAsync(file, cancellationToken);
        logger.LogDebug("Development mail written to {Path}", path);
    }

    // A directory that is there already keeps its rights: it may be somebody else's.
    private static void MakeDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions Writing()
    {
        var writing = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            writing.UnixCreateMode = OwnerOnly;
        return writing;
    }
}
