using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Looks in the provider's list for what became of a refund of ours.</summary>
internal static class RefundLookup
{
    /// <summary>The provider's refund with our mark that is paid or on its way; null when there is none.</summary>
    /// <remarks>Errors: <see cref="PaymentProviderException"/>, always as one whose answer is unknown: refusing its
    /// list says nothing of the refund. A payment that the provider does not know has no refunds.</remarks>
    public static async Task<ProviderRefund?> FindAsync(
        IPaymentGateway gateway,
        Refund refund,
        string captureId,
        CancellationToken cancellationToken
    )
    {
        ProviderRefund? onItsWay = null;
        try
        {
            await foreach (var made in gateway.ListRefundsAsync(captureId, cancellationToken))
            {
                if (made.RefundId != refund.Id || refund.HasFailed(made.ProviderRefundId))
                    continue;
                if (made.Status == RefundStatus.Succeeded)
                    return made;
                if (made.Status == RefundStatus.Pending)
                    onItsWay = made;
            }
        }
        catch (PaymentProviderException exception) when (exception.Code == PaymentProviderException.Missing)
        {
            return null;
        }
        catch (PaymentProviderException exception) when (!exception.IsAnswerUnknown)
        {
            throw new PaymentProviderException(exception.Code, exception.Message, true, exception);
        }

        return onItsWay;
    }
}
