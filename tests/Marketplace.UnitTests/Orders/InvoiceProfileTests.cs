using System.Security.Cryptography;
using System.Text;
using Marketplace.Api.Orders;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Orders;

/// <summary>Whom sellers invoice: which numbers are taken, and who can read them.</summary>
public sealed class InvoiceProfileTests
{
    private const string Tckn = "10000000146";
    private const string Vkn = "1234567890";

    private static readonly InvoiceProfileCipher Cipher = new(
        Options.Create(new SecretOptions { RootKey = Convert.ToBase64String(new byte[32]) })
    );

    [Theory]
    [InlineData(InvoiceKind.Individual, null, null, null)]
    [InlineData(InvoiceKind.Individual, Tckn, null, null)]
    [InlineData(InvoiceKind.Individual, "10000000147", null, "TaxId")]
    [InlineData(InvoiceKind.Individual, Vkn, null, "TaxId")]
    [InlineData(InvoiceKind.Company, Vkn, "Kadıköy", null)]
    [InlineData(InvoiceKind.Company, Tckn, "Kadıköy", null)]
    [InlineData(InvoiceKind.Company, "1234567891", "Kadıköy", "TaxId")]
    [InlineData(InvoiceKind.Company, null, "Kadıköy", "TaxId")]
    [InlineData(InvoiceKind.Company, Vkn, null, "TaxOffice")]
    public void Validate_TaxId_ByKind(InvoiceKind kind, string? taxId, string? taxOffice, string? wrong)
    {
        var result = new InvoiceRequest.Validator().Validate(new InvoiceRequest(kind, "Ayşe Yılmaz", taxId, taxOffice));
        Assert.Equal(wrong is null ? [] : [wrong], result.Errors.Select(e => e.PropertyName).Distinct());
    }

    [Fact]
    public void Validate_ElectronicInvoiceOfAPerson_IsRefused() =>
        Assert.False(
            new InvoiceRequest.Validator()
                .Validate(new InvoiceRequest(InvoiceKind.Individual, "Ayşe Yılmaz", EInvoice: true))
                .IsValid
        );

    [Fact]
    public void Seal_TaxId_IsReadOnlyWithItsBuyer()
    {
        var (buyer, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var stored = Cipher.Seal(buyer, Profile(InvoiceKind.Individual, "Ayşe Yılmaz"));

        Assert.DoesNotContain(Tckn, Encoding.UTF8.GetString(stored.TaxId!), StringComparison.Ordinal);
        Assert.Equal(Tckn, Cipher.Open(buyer, stored)!.TaxId);
        Assert.Throws<AuthenticationTagMismatchException>(() => Cipher.Open(other, stored));
        Assert.Equal("••••0146", InvoiceProfileCipher.Masked(stored)!.TaxId);
        Assert.Null(Cipher.Open(buyer, null));
    }

    [Theory]
    [InlineData(InvoiceKind.Individual, "A*** Y***")]
    [InlineData(InvoiceKind.Company, "Ayşe Yılmaz")]
    public void Closed_AfterTheContactTime_HidesAPersonAndTheStreet(InvoiceKind kind, string name)
    {
        var closed = InvoiceProfileCipher.Closed(Cipher.Seal(Guid.CreateVersion7(), Profile(kind, "Ayşe Yılmaz")))!;
        Assert.Equal((name, "••••0146", "***"), (closed.Name, closed.TaxId, closed.Address!.Line1));
    }

    private static InvoiceView Profile(InvoiceKind kind, string name) =>
        new(kind, name, Tckn, "Kadıköy", new("Moda Cad. 12", null, "Kadıköy", "İstanbul", "34710", "TR"), false);
}
