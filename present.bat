@echo off
rem Opens the slides on Windows: present.bat, or present.bat meeting.hoh (or drop the file on it)
setlocal
rem A file that was dropped or named is found from where it was named, not from here.
set "FILE="
if not "%~1"=="" if exist "%~f1" set "FILE=%~f1"
cd /d "%~dp0"
call :ready || exit /b 1
if defined FILE (.venv\Scripts\python -m hoh present "%FILE%") else (.venv\Scripts\python -m hoh present %*)
exit /b %errorlevel%

:ready
if exist .venv\ready-to-run exit /b 0
if not exist .venv\Scripts\python.exe (
    py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (
        echo Python 3.11 or newer is needed: https://www.python.org/downloads/windows/
        exit /b 1
    )
    py -3 -m venv .venv || exit /b 1
)
echo Installing packages: the first time about 170 MB to download, 880 MB on disk
.venv\Scripts\python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . || exit /b 1
type nul > .venv\ready-to-run
exit /b 0
