using System.Security.Cryptography;

namespace Marketplace.Standalone;

/// <summary>The secrets of one instance: made at its first start, kept in its data directory, readable by its user
/// alone.</summary>
internal sealed class InstanceSecrets
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _directory;

    internal InstanceSecrets(string dataDirectory)
    {
        _directory = Path.Combine(dataDirectory, "secrets");
        Directory.CreateDirectory(dataDirectory);
        Directory.CreateDirectory(_directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>A random password in hexadecimal.</summary>
    internal string Password(string name) => Read(name, () => RandomNumberGenerator.GetHexString(40, lowercase: true));

    /// <summary>A random password that can be read and typed: 16 letters and digits without look-alikes, 79
    /// bits.</summary>
    internal string Passphrase(string name) =>
        Read(name, () => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16));

    /// <summary>A random 256-bit key in base64.</summary>
    internal string Key(string name) => Read(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The file of a private key on the curve P-256.</summary>
    internal string SigningKeyFile(string name)
    {
        Read(
            name,
            () =>
            {
                using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                return key.ExportPkcs8PrivateKeyPem();
            }
        );
        return FileOf(name);
    }

    /// <summary>Where the secret of this name is kept.</summary>
    internal string FileOf(string name) => Path.Combine(_directory, name);

    /// <summary>Where a data directory keeps the secret of this name, whether it has one or not.</summary>
    internal static string FileOf(string dataDirectory, string name) => Path.Combine(dataDirectory, "secrets", name);

    /// <summary>Keeps a secret until it is disposed.</summary>
    internal IDisposable Lend(string name, string secret)
    {
        File.Delete(FileOf(name));
        Read(name, () => secret);
        return new Loan(FileOf(name));
    }

    private string Read(string name, Func<string> make)
    {
        var file = FileOf(name);
        if (File.Exists(file))
            return File.ReadAllText(file).Trim();

        var secret = make();
        // Written beside its place and moved: a start that is killed leaves no half secret behind.
        var staging = file + ".new";
        using (
            var writer = new StreamWriter(
                staging,
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnerOnly,
                }
            )
        )
            writer.WriteLine(secret);
        File.Move(staging, file);
        return secret;
    }

    private sealed class Loan(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
