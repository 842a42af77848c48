"""Who calls: the device of a session, and the address on the line."""

from typing import Annotated

from fastapi import Depends, Header, Request

from sync.gateway import access
from sync.gateway.device import Device
from sync.gateway.limits import Bucket
from sync.gateway.opening import Gateway


def _current_device(request: Request, authorization: Annotated[str | None, Header()] = None) -> Device:
    gateway: Gateway = request.app.state.gateway
    device = access.device_of(gateway, authorization)
    by_device: Bucket = request.app.state.by_device
    by_device.take(device.id)
    return device


CurrentDevice = Annotated[Device, Depends(_current_device)]
"""A parameter of a route that only a device with a session may call."""


def address_of(request: Request) -> str:
    """Of the other end of the line; "-" where there is none."""
    return request.client.host if request.client else "-"
