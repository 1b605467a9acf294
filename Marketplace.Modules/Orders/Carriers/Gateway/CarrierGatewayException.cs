namespace Marketplace.Modules.Orders;

/// <summary>A carrier refused or did not answer.</summary>
/// <param name="isAnswerUnknown">It may have done what was asked: ask again with the same key.</param>
internal sealed class CarrierGatewayException(string message, bool isAnswerUnknown, Exception? inner = null)
    : Exception(message, inner)
{
    public bool IsAnswerUnknown => isAnswerUnknown;
}
