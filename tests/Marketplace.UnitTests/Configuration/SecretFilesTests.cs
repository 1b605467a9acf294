using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Marketplace.UnitTests.Configuration;

/// <summary>Settings that arrive as files.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("marketplace-secrets-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void File_WithUnderscoresInItsName_IsTheSettingWithColons()
    {
        Write("Auth__SigningKeys__0__Pem", "-----BEGIN\nline\n-----END\n");

        Assert.Equal("-----BEGIN\nline\n-----END", Read()["Auth:SigningKeys:0:Pem"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void File_WithoutText_IsASettingThatWasNotGiven(string text)
    {
        Write("Auth__SigningKeys__1__Pem", text);

        Assert.Empty(Read().GetSection("Auth:SigningKeys").GetChildren());
    }

    [Fact]
    public void File_BesideTheSameSettingElsewhere_Wins()
    {
        Write("Mail__SmtpPassword", "from the file");

        Assert.Equal(
            "from the file",
            Read(KeyValuePair.Create<string, string?>("Mail:SmtpPassword", "from elsewhere"))["Mail:SmtpPassword"]
        );
    }

    [Fact]
    public void Directory_ThatIsNamedButMissing_StopsTheStart()
    {
        var missing = Path.Combine(_directory.FullName, "none");
        var builder = new ConfigurationBuilder().AddInMemoryCollection([new(SecretFiles.DirectoryKey, missing)]);

        var refusal = Assert.Throws<CannotStartException>(() => builder.AddSecretFiles());
        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory.FullName, name), text);

    private IConfiguration Read(params KeyValuePair<string, string?>[] elsewhere)
    {
        var builder = new ConfigurationManager();
        builder.AddInMemoryCollection([.. elsewhere, new(SecretFiles.DirectoryKey, _directory.FullName)]);
        builder.AddSecretFiles();
        return builder;
    }
}
